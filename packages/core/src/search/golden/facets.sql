-- facets of label:cat

-- look-up.sql: {"head":"live"}
-- look-up.sql: {"head":"trashed"}
-- look-up.sql: {"head":"moderated"}
-- look-up.sql: {"head":"label:","low":"cat","high":"cat"}
-- look-up.sql: {"head":"label:","low":"cat","high":"cat","alias":true}

with result as materialized (
  select array['label'] as fields, array(select bits from (select n as chunk, coalesce("part0", 0::bit(16384)) as bits
from generate_series(0, (select (next_ordinal - 1) >> 14 from owner where owner_key = 1)) n
left join (select chunk, bit_or(bits) filter (where term_key in (14)) as "part0" from posting
  where term_key in (14) group by chunk) posted on posted.chunk = n ) found order by chunk) as bits union all
  select array['category', 'color', 'camera', 'type', 'year', 'month'] as fields, array(select bits from (select n as chunk, (coalesce("part0", 0::bit(16384)) & coalesce("part1", 0::bit(16384))) as bits
from generate_series(0, (select (next_ordinal - 1) >> 14 from owner where owner_key = 1)) n
left join (select chunk, bit_or(bits) filter (where term_key in (14)) as "part0", bit_or(bits) filter (where term_key in (13)) as "part1" from posting
  where term_key in (14, 13) group by chunk) posted on posted.chunk = n ) found order by chunk) as bits),
  value as materialized ((select term_key, term, 'label' as field from term
  where owner_key = 1 and term >= 'label:' and term < 'label;'
    and image_count > 0
  order by image_count desc limit 200) union all (select term_key, term, 'category' as field from term
  where owner_key = 1 and term >= 'category:' and term < 'category;'
    and image_count > 0
  order by image_count desc limit 60) union all (select term_key, term, 'color' as field from term
  where owner_key = 1 and term >= 'color:' and term < 'color;'
    and image_count > 0
  order by image_count desc limit 20) union all (select term_key, term, 'camera' as field from term
  where owner_key = 1 and term >= 'camera:' and term < 'camera;'
    and image_count > 0
  order by image_count desc limit 40) union all (select term_key, term, 'type' as field from term
  where owner_key = 1 and term >= 'type:' and term < 'type;'
    and image_count > 0
  order by image_count desc limit 20) union all (select term_key, term, 'year' as field from term
  where owner_key = 1 and term >= 'year:' and term < 'year;'
    and image_count > 0
  order by image_count desc limit 200) union all (select term_key, term, 'month' as field from term
  where owner_key = 1 and term >= 'month:' and term < 'month;'
    and image_count > 0
  order by image_count desc limit 36)),
  counted as materialized (
    select field, term, (
      select sum(bit_count(posting.bits & result.bits[posting.chunk + 1]))::integer
      from posting where posting.term_key = value.term_key) as count
    from value join result on field = any(fields)
  )
select field, coalesce((select label.name from label_term join label using (label_key)
where counted.term like 'label:%' and label_term.term = substr(counted.term, 7) collate "default" and kind = 'name'
  and (label.owner_key is null or label.owner_key = 1)
order by label.owner_key nulls first limit 1), substr(term, length(field) + 2)) as value, count
from counted where count > 0
order by field, count desc, value;

