import { type RawBuilder, sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { json, uuid } from "../catalog/sql.ts";
import type { Ask } from "./terms.ts";

/** A term of a library's dictionary; the count includes what lies in the trash. */
export interface Posted {
  key: number;
  term: string;
  imageCount: number;
}

/** An owner's library as a search needs to know it. */
export interface Library {
  ownerKey: number;
  /** Whether the owner wants to see what the moderation found. */
  showModerated: boolean;
  /** The terms that answer each ask, the commonest first. */
  answers: ReadonlyMap<Ask, readonly Posted[]>;
}

/** The most terms that an ask finds; only a short beginning finds more. */
const termsPerAsk = 400;

interface Row {
  ownerKey: number;
  showModerated: boolean;
  id: number | null;
  key: number;
  term: string;
  imageCount: number;
}

/** Looks asks up in the dictionary of an owner's library, in one statement; undefined when there is no such owner. */
export async function lookUp(
  db: Database,
  ownerId: string,
  asks: readonly Ask[],
): Promise<Library | undefined> {
  const { rows } = await lookUpStatement(ownerId, asks).execute(db);
  const [first] = rows;
  if (!first) return undefined;
  const answers = new Map<Ask, Posted[]>(asks.map((ask) => [ask, []]));
  for (const { id, key, term, imageCount } of rows) {
    const ask = id === null ? undefined : asks[id];
    if (ask) answers.get(ask)?.push({ key, term, imageCount });
  }
  return { ownerKey: first.ownerKey, showModerated: first.showModerated, answers };
}

/** The statement of {@link lookUp}; a row without an ask tells of a library that answers none. */
function lookUpStatement(ownerId: string, asks: readonly Ask[]): RawBuilder<Row> {
  return sql<Row>`
    with caller as materialized (
      select owner_key, coalesce((preferences ->> 'showModerated')::boolean, false) as show
      from owner where owner_id = ${uuid(ownerId)}
    ),
    asked as materialized (
      select * from jsonb_to_recordset(${json(asks.map((ask, id) => ({ id, ...ask })))}) as a(
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
        order by image_count desc, term limit ${termsPerAsk}
      ) found
    )
    select owner_key as "ownerKey", show as "showModerated", id, term_key as key, term, image_count as "imageCount"
    from caller left join hit on true
    order by image_count desc, term
  `;
}
