import { type RawBuilder, sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { ownerKey } from "../catalog/owner.ts";
import { uuids } from "../catalog/sql.ts";
import { foundCondition } from "../search/condition.ts";
import { parseQuery } from "../search/query/index.ts";
import type { Selection } from "./job.ts";

/** The condition on a row of `image` that it is one of those an owner selected; in an object, as no builder of SQL may be awaited. */
export async function selected(
  db: Database,
  ownerId: string,
  selection: Selection,
): Promise<{ condition: RawBuilder<unknown> }> {
  if (!("q" in selection)) return { condition: named(ownerId, selection) };
  return foundCondition(db, ownerId, parseQuery(selection.q));
}

function named(ownerId: string, selection: Exclude<Selection, { q: string }>): RawBuilder<unknown> {
  const own = sql`image.owner_key = ${ownerKey(ownerId)}`;
  if ("failed" in selection) {
    return sql`${own} and image.trashed_at is null and image.status = 'failed'
      and coalesce((image.failure ->> 'retryable')::boolean, false)`;
  }
  return sql`${own} and image.image_id in ${uuids(selection.imageIds)}`;
}
