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

with found as materialized (select array(select bits from (select n as chunk, (coalesce("part0", 0::bit(16384)) & coalesce("part1", 0::bit(16384))) as bits
from generate_series(0, (select (next_ordinal - 1) >> 14 from owner where owner_key = 1)) n
 left join (select chunk, bit_or(bits) filter (where term_key in (16)) as "part0", bit_or(bits) filter (where term_key in (14)) as "part1" from posting
  where term_key in (16, 14) group by chunk) posted on posted.chunk = n) found order by chunk) as bits),
  result as materialized (select bits, result_size(bits) as total from found),
  page as materialized (
    select page.*, image.image_key, row_number() over () as place
    from result cross join lateral (select * from result_page_by_strength(1, result.bits, (select coalesce(jsonb_agg(jsonb_build_array(band, term_key)), '[]')
from jsonb_to_recordset(cast($1 as jsonb)) as bands(band integer, name text)
  join term on owner_key = 1 and term = name),
true, 100, cast($2 as timestamptz), -1, 61)) page
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
  and term in (select * from jsonb_array_elements_text(cast($3 as jsonb)))) end as meant,
  image_id as "imageId", filename, byte_size as "byteSize", width, height,
uploaded_at as "uploadedAt", taken_at as "takenAt", image.sort_at as "sortAt", status, thumbnail, thumbhash,
coalesce(labelled.labels, '[]') as labels, null::json as words
from result left join page on true left join image using (image_key) left join labelled using (image_key)
order by page.band desc, page.sort_at desc, page.ordinal desc;
-- $1: "[{\"band\":0,\"name\":\"conf:animal:000\"},{\"band\":5,\"name\":\"conf:animal:005\"},{\"band\":10,\"name\":\"conf:animal:010\"},{\"band\":15,\"name\":\"conf:animal:015\"},{\"band\":20,\"name\":\"conf:animal:020\"},{\"band\":25,\"name\":\"conf:animal:025\"},{\"band\":30,\"name\":\"conf:animal:030\"},{\"band\":35,\"name\":\"conf:animal:035\"},{\"band\":40,\"name\":\"conf:animal:040\"},{\"band\":45,\"name\":\"conf:animal:045\"},{\"band\":50,\"name\":\"conf:animal:050\"},{\"band\":55,\"name\":\"conf:animal:055\"},{\"band\":60,\"name\":\"conf:animal:060\"},{\"band\":65,\"name\":\"conf:animal:065\"},{\"band\":70,\"name\":\"conf:animal:070\"},{\"band\":75,\"name\":\"conf:animal:075\"},{\"band\":80,\"name\":\"conf:animal:080\"},{\"band\":85,\"name\":\"conf:animal:085\"},{\"band\":90,\"name\":\"conf:animal:090\"},{\"band\":95,\"name\":\"conf:animal:095\"},{\"band\":100,\"name\":\"conf:animal:100\"}]"
-- $2: "infinity"
-- $3: "[\"animal\"]"
