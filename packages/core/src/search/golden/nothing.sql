-- catt: advice

-- look-up.sql: {"head":"live"}
-- look-up.sql: {"head":"trashed"}
-- look-up.sql: {"head":"moderated"}
-- look-up.sql: {"head":"label:","low":"catt","high":"catt"}
-- look-up.sql: {"head":"label:","low":"catt","high":"catt","alias":true}
-- look-up.sql: {"head":"category:","low":"catt","high":"catt"}
-- look-up.sql: {"head":"word:","low":"catt","high":"catt"}
-- look-up.sql: {"head":"label:","low":"catt","high":"catt􏿿"}
-- look-up.sql: {"head":"word:","low":"catt","high":"catt􏿿"}

with found as materialized (select array(select bits from (select n as chunk, (coalesce("part0", 0::bit(16384)) & coalesce("part1", 0::bit(16384))) as bits
from generate_series(0, (select (next_ordinal - 1) >> 14 from owner where owner_key = 1)) n
left join (select chunk, bit_or(bits) filter (where term_key in (14)) as "part0" from posting
  where term_key in (14) group by chunk) posted on posted.chunk = n  left join (
    select chunk, bit_or(bits) as "part1" from (select ordinal >> 14 as chunk, posting_bit(ordinal & 16383) as bits from (select ordinal from image where owner_key = 1 and filename_folded like $1 union
select ordinal from image where owner_key = 1 and description_folded like $2) images) chunks group by 1
  ) "joined0" on "joined0".chunk = n) found order by chunk) as bits),
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
-- $1: "%catt%"
-- $2: "%catt%"
-- $3: "infinity"
-- $4: "[]"

with asked as (select distinct asked from jsonb_array_elements_text(cast($1 as jsonb)) asked),
  likely as (
    select asked, term_key, term, false as wider, 1 - likeness as place from asked cross join lateral (
      select * from (select * from (
  select term_key, term, image_count, similarity(substr(term, 7), asked) as likeness from term
  where owner_key = 1 and term >= 'label:' and term < 'label;' and image_count > 0
) label where likeness >= 0.3) alike
      order by likeness desc, image_count desc limit 3
    ) nearest
    union all
    select asked, term_key, term, true, place
    from jsonb_to_recordset(cast($2 as jsonb)) as w(asked text, name text, place integer)
      join term on owner_key = 1 and term = 'label:' || name and image_count > 0
  ),
  shown as (select posting.term_key, sum(bit_count(posting.bits & shown.bits))::integer as count
from (select distinct term_key from likely) likely join posting using (term_key)
  join (select n as chunk, coalesce("part0", 0::bit(16384)) as bits
from generate_series(0, (select (next_ordinal - 1) >> 14 from owner where owner_key = 1)) n
left join (select chunk, bit_or(bits) filter (where term_key in (14)) as "part0" from posting
  where term_key in (14) group by chunk) posted on posted.chunk = n ) shown on shown.chunk = posting.chunk
group by 1)
select asked, wider, count, (select label.name from label_term join label using (label_key)
where likely.term like 'label:%' and label_term.term = substr(likely.term, 7) collate "default" and kind = 'name'
  and (label.owner_key is null or label.owner_key = 1)
order by label.owner_key nulls first limit 1) as name
from likely join shown using (term_key) where count > 0
order by place;
-- $1: "[\"catt\"]"
-- $2: "[]"
