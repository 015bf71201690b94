-- animal sort:relevance

-- look-up.sql: {"head":"live"}
-- look-up.sql: {"head":"trashed"}
-- look-up.sql: {"head":"moderated"}
-- look-up.sql: {"head":"label:","name":"animal"}
-- look-up.sql: {"head":"label:","name":"animal","alias":true}
-- look-up.sql: {"head":"category:","name":"animal"}
-- look-up.sql: {"head":"word:","name":"animal"}
-- look-up.sql: {"head":"label:","name":"animal","high":"􏿿"}
-- look-up.sql: {"head":"word:","name":"animal","high":"􏿿"}

with result as materialized (select array(select bits from (select n as chunk, (coalesce("part0", 0::bit(16384)) & coalesce("part1", 0::bit(16384))) as bits
from generate_series(0, (select (next_ordinal - 1) >> 14 from owner where owner_key = 1)) n
 left join (select chunk, bit_or(bits) filter (where term_key in (16)) as "part0", bit_or(bits) filter (where term_key in (14)) as "part1" from posting
  where term_key in (16, 14) group by chunk) posted on posted.chunk = n) found order by chunk) as bits),
  meant as materialized (
select distinct label_key, term from jsonb_array_elements_text(cast($1 as jsonb)) wanted
  join label_term on term = wanted and kind in ('name', 'ancestor')),
  page as (select page.* from result cross join lateral (select * from result_page_by_strength(1, result.bits, (select coalesce(jsonb_agg(jsonb_build_array(right(term, 3)::integer, term_key)), '[]')
from jsonb_array_elements_text(cast($2 as jsonb)) label
  join term on term.owner_key = 1
    and term >= 'conf:' || label || ':' and term <= 'conf:' || label || ':999'
    and length(term) = length(label) + 9),
true, 100, cast($3 as timestamptz), -1, 61)) page)
select result_size(result.bits) as total, page.ordinal, page.band,
  to_char(page.sort_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place,
  image_id as "imageId", filename, byte_size as "byteSize", width, height,
uploaded_at as "uploadedAt", taken_at as "takenAt", image.sort_at as "sortAt", status, thumbnail, thumbhash,
(select coalesce(json_agg(json_build_array(name, confidence)), '[]') from (
  select name, confidence from image_label join label using (label_key)
  where image_label.image_key = image.image_key and shown
  order by confidence desc, name limit $4) strongest) as labels,
(select json_agg(json_build_array(term, name, confidence)) from (
  select term, name, confidence from image_label join meant using (label_key) join label using (label_key)
  where image_label.image_key = image.image_key and shown
  order by confidence desc, name, term limit $5) met) as met,
null::json as words
from result left join page on true
  left join image on image.owner_key = 1 and image.ordinal = page.ordinal
order by page.band desc, page.sort_at desc, page.ordinal desc;
-- $1: "[\"animal\"]"
-- $2: "[\"animal\"]"
-- $3: "infinity"
-- $4: 20
-- $5: 40
