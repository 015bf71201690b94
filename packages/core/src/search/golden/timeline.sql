-- timeline of cat

-- look-up.sql: {"head":"live"}
-- look-up.sql: {"head":"trashed"}
-- look-up.sql: {"head":"moderated"}
-- look-up.sql: {"head":"label:","low":"cat","high":"cat"}
-- look-up.sql: {"head":"label:","low":"cat","high":"cat","alias":true}
-- look-up.sql: {"head":"category:","low":"cat","high":"cat"}
-- look-up.sql: {"head":"word:","low":"cat","high":"cat"}
-- look-up.sql: {"head":"label:","low":"cat","high":"cat􏿿"}
-- look-up.sql: {"head":"word:","low":"cat","high":"cat􏿿"}

with result as materialized (select n as chunk, (coalesce("part0", 0::bit(16384)) & coalesce("part1", 0::bit(16384))) as bits
from generate_series(0, (select (next_ordinal - 1) >> 14 from owner where owner_key = 1)) n
left join (select chunk, bit_or(bits) filter (where term_key in (14)) as "part0", bit_or(bits) filter (where term_key in (13)) as "part1" from posting
  where term_key in (14, 13) group by chunk) posted on posted.chunk = n ),
  counted as (
    select substr(term, 7) as month, sum(bit_count(posting.bits & result.bits))::integer as count
    from term join posting using (term_key) join result using (chunk)
    where owner_key = 1 and term >= 'month:' and term < 'month;'
      and image_count > 0
    group by 1
  )
select month, count from counted where count > 0 order by month desc;

