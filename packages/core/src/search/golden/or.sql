-- cat OR dog

-- look-up.sql: {"head":"live"}
-- look-up.sql: {"head":"trashed"}
-- look-up.sql: {"head":"moderated"}
-- look-up.sql: {"head":"label:","low":"cat","high":"cat"}
-- look-up.sql: {"head":"label:","low":"cat","high":"cat","alias":true}
-- look-up.sql: {"head":"category:","low":"cat","high":"cat"}
-- look-up.sql: {"head":"word:","low":"cat","high":"cat"}
-- look-up.sql: {"head":"label:","low":"cat","high":"cat􏿿"}
-- look-up.sql: {"head":"word:","low":"cat","high":"cat􏿿"}
-- look-up.sql: {"head":"label:","low":"dog","high":"dog"}
-- look-up.sql: {"head":"label:","low":"dog","high":"dog","alias":true}
-- look-up.sql: {"head":"category:","low":"dog","high":"dog"}
-- look-up.sql: {"head":"word:","low":"dog","high":"dog"}
-- look-up.sql: {"head":"label:","low":"canine","high":"canine"}
-- look-up.sql: {"head":"label:","low":"canine","high":"canine","alias":true}
-- look-up.sql: {"head":"label:","low":"dog","high":"dog􏿿"}
-- look-up.sql: {"head":"word:","low":"dog","high":"dog􏿿"}

with found as materialized (select array(select bits from (select n as chunk, (coalesce("part0", 0::bit(16384)) & (coalesce("part1", 0::bit(16384)) | coalesce("part2", 0::bit(16384)))) as bits
from generate_series(0, (select (next_ordinal - 1) >> 14 from owner where owner_key = 1)) n
left join (select chunk, bit_or(bits) filter (where term_key in (14)) as "part0", bit_or(bits) filter (where term_key in (13)) as "part1", bit_or(bits) filter (where term_key in (41)) as "part2" from posting
  where term_key in (14, 13, 41) group by chunk) posted on posted.chunk = n ) found order by chunk) as bits),
  result as materialized (select bits, result_size(bits) as total from found),
  page as materialized (
    select page.*, image.image_key, row_number() over () as place
    from result cross join lateral (select 0 as band, * from result_page(1, result.bits, true, cast($1 as timestamptz), -1, 61)) page
      join image on image.owner_key = 1 and image.ordinal = page.ordinal
  ),
  tagged as materialized (
  select image_key, label_key, name, confidence
  from (select image_key from page) page join image_label using (image_key) join label using (label_key) where shown
),
labelled as (
  select image_key, json_agg(json_build_array(label_key, name, confidence) order by confidence desc, name) as labels
  from tagged group by 1
)
select result.total, page.ordinal, page.band,
  to_char(page.sort_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  case when page.place = 1 then (select json_agg(json_build_array(label_key, term)) from label_term
where kind in ('name', 'ancestor') and label_key in (select label_key from tagged)
  and term in (select * from jsonb_array_elements_text(cast($2 as jsonb)))) end as meant,
  image_id as "imageId", filename, byte_size as "byteSize", width, height,
uploaded_at as "uploadedAt", taken_at as "takenAt", image.sort_at as "sortAt", status, thumbnail, thumbhash,
coalesce(labelled.labels, '[]') as labels, null::json as words
from result left join page on true left join image using (image_key) left join labelled using (image_key)
order by page.band desc, page.sort_at desc, page.ordinal desc;
-- $1: "infinity"
-- $2: "[\"cat\",\"dog\"]"
