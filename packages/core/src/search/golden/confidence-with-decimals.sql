-- dog conf>=81.5

-- look-up.sql: {"head":"live"}
-- look-up.sql: {"head":"trashed"}
-- look-up.sql: {"head":"moderated"}
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
left join (select chunk, bit_or(bits) filter (where term_key in (14)) as "part0" from posting
  where term_key in (14) group by chunk) posted on posted.chunk = n  left join (
    select chunk, bit_or(bits) as "part1" from (select chunk, coalesce(bit_or(bits) filter (where level > 80), 0::bit(16384))
  | (coalesce(bit_or(bits) filter (where level = 80), 0::bit(16384)) & coalesce(bit_or(bits) filter (where level < 5), 0::bit(16384))) as bits
from posting_by_level where term_key in (41) and (level >= 80 or level between 2 and 4) group by term_key, chunk) chunks group by 1
  ) "joined0" on "joined0".chunk = n left join (
    select chunk, bit_or(bits) as "part2" from (select ordinal >> 14 as chunk, posting_bit(ordinal & 16383) as bits from (select image.ordinal
from unnest(result_ordinals(array(select bits from (select n as chunk, (coalesce("part0", 0::bit(16384)) & ~coalesce("part1", 0::bit(16384))) as bits
from generate_series(0, (select (next_ordinal - 1) >> 14 from owner where owner_key = 1)) n
 left join (
    select chunk, bit_or(bits) as "part0" from (select chunk, coalesce(bit_or(bits) filter (where level > 80), 0::bit(16384))
  | (coalesce(bit_or(bits) filter (where level = 80), 0::bit(16384)) & coalesce(bit_or(bits) filter (where level < 5), 0::bit(16384))) as bits
from posting_by_level where term_key in (41) and (level >= 80 or level between 1 and 4) group by term_key, chunk) chunks group by 1
  ) "joined0" on "joined0".chunk = n left join (
    select chunk, bit_or(bits) as "part1" from (select chunk, coalesce(bit_or(bits) filter (where level > 80), 0::bit(16384))
  | (coalesce(bit_or(bits) filter (where level = 80), 0::bit(16384)) & coalesce(bit_or(bits) filter (where level < 5), 0::bit(16384))) as bits
from posting_by_level where term_key in (41) and (level >= 80 or level between 2 and 4) group by term_key, chunk) chunks group by 1
  ) "joined1" on "joined1".chunk = n) found order by chunk))) candidate
  join image on image.owner_key = 1 and image.ordinal = candidate
  join image_label using (image_key)
where shown and confidence >= cast($1 as real) and (label_key in (
  select label_key from label_term where kind in ('name', 'ancestor')
    and term in (select * from jsonb_array_elements_text(cast($2 as jsonb))))) is true) images) chunks group by 1
  ) "joined1" on "joined1".chunk = n) found order by chunk) as bits),
  result as materialized (select bits, result_size(bits) as total from found),
  page as materialized (
    select page.*, image.image_key, row_number() over () as place
    from result cross join lateral (select 0 as band, * from result_page(1, result.bits, true, cast($3 as timestamptz), -1, 61)) page
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
  and term in (select * from jsonb_array_elements_text(cast($4 as jsonb)))) end as meant,
  image_id as "imageId", filename, byte_size as "byteSize", width, height,
uploaded_at as "uploadedAt", taken_at as "takenAt", image.sort_at as "sortAt", status, thumbnail, thumbhash,
coalesce(labelled.labels, '[]') as labels, null::json as words
from result left join page on true left join image using (image_key) left join labelled using (image_key)
order by page.band desc, page.sort_at desc, page.ordinal desc;
-- $1: 81.5
-- $2: "[\"dog\"]"
-- $3: "infinity"
-- $4: "[\"dog\"]"
