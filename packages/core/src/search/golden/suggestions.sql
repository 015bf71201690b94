-- completions of ani

-- look-up.sql: {"head":"live"}
-- look-up.sql: {"head":"trashed"}
-- look-up.sql: {"head":"moderated"}

select saved_search_id as "savedSearchId", name, q, canonical, saved_at as "savedAt" from saved_search where owner_key = (select owner_key from owner where owner_id = cast($1 as uuid)) and (starts_with(name_folded, $2) or starts_with(canonical, $3) or starts_with(lower(q), $4))
order by name_folded limit $5;
-- $1: "0190a5a0-0000-7000-8000-000000000001"
-- $2: "ani"
-- $3: "ani"
-- $4: "ani"
-- $5: 3

with named as materialized ((select term_key, term, image_count, 0 as rank from term
where owner_key = 1 and term >= $1 and term <= $2
order by image_count desc limit $3) union all (select term_key, term, image_count, 1 from term
where owner_key = 1 and term >= $4 and term < $5 and strpos(term, $6) > 0
order by image_count desc limit $7) union all (select term_key, term, image_count, 0 as rank from term
where owner_key = 1 and term >= $8 and term <= $9
order by image_count desc limit $10) union all (select term_key, term, image_count, 1 from term
where owner_key = 1 and term >= $11 and term < $12 and strpos(term, $13) > 0
order by image_count desc limit $14) union all (select term_key, term, image_count, 0 as rank from term
where owner_key = 1 and term >= $15 and term <= $16
order by image_count desc limit $17) union all select term.term_key, term.term, term.image_count, 1
from label_term other join label_term named on named.label_key = other.label_key and named.kind = 'name'
  join term on term.owner_key = 1 and term.term = 'label:' || named.term
where other.kind = 'alias' and other.term >= $18 and other.term <= $19),
hit as (select * from named ),
chosen as materialized (
  select * from (
    select distinct on (term_key) term_key, term, image_count, rank from hit
    where image_count > 0 order by term_key, rank
  ) each order by rank, image_count desc, term limit $20
),
shown as (select posting.term_key, sum(bit_count(posting.bits & shown.bits))::integer as count
from chosen join posting using (term_key)
  join (select n as chunk, coalesce("part0", 0::bit(16384)) as bits
from generate_series(0, (select (next_ordinal - 1) >> 14 from owner where owner_key = 1)) n
left join (select chunk, bit_or(bits) filter (where term_key in (14)) as "part0" from posting
  where term_key in (14) group by chunk) posted on posted.chunk = n ) shown on shown.chunk = posting.chunk
group by 1)
select term, count, (select label.name from label_term join label using (label_key)
where chosen.term like 'label:%' and label_term.term = substr(chosen.term, 7) collate "default" and kind = 'name'
  and (label.owner_key is null or label.owner_key = 1)
order by label.owner_key nulls first limit 1) as name
from chosen join shown using (term_key) where count > 0
order by rank, count desc, term;
-- $1: "label:ani"
-- $2: "label:ani􏿿"
-- $3: 12
-- $4: "label:"
-- $5: "label;"
-- $6: " ani"
-- $7: 12
-- $8: "category:ani"
-- $9: "category:ani􏿿"
-- $10: 12
-- $11: "category:"
-- $12: "category;"
-- $13: " ani"
-- $14: 12
-- $15: "word:ani"
-- $16: "word:ani􏿿"
-- $17: 12
-- $18: "ani"
-- $19: "ani􏿿"
-- $20: 12
