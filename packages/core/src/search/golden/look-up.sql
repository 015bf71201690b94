with caller as materialized (
  select owner_key, coalesce((preferences ->> 'showModerated')::boolean, false) as show
  from owner where owner_id = cast($1 as uuid)
),
asked as materialized (
  select * from jsonb_to_recordset(cast($2 as jsonb)) as a(
    id integer, head text, low text, high text, alias boolean, part text)
),
span as (
  select id, head || low as first, head || high as last, part from asked where not alias
  union all
  select distinct id, head || named.term, head || named.term, part
  from asked
    join label_term other on other.term = asked.low and other.kind = 'alias'
    join label_term named on named.label_key = other.label_key and named.kind = 'name'
  where alias
),
hit as (
  select span.id, found.* from span cross join caller cross join lateral (
    select term_key, term, image_count from term
    where term.owner_key = caller.owner_key and term >= span.first and term <= span.last and image_count > 0
      and (part is null or strpos(substr(term, length(span.first) + 1), part) > 0)
    order by image_count desc, term limit $3
  ) found
)
select owner_key as "ownerKey", show as "showModerated", id, term_key as key, term, image_count as "imageCount"
from caller left join hit on true
order by image_count desc, term;
