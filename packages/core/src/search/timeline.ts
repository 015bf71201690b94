import { sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { foundChunks } from "./found-bits.ts";
import type { Query } from "./query/index.ts";
import { understand } from "./understand.ts";

/** A month (UTC), `2024-05`, and how many images of a result count as taken in it. */
export interface TimelineMonth {
  month: string;
  count: number;
}

/** How a query's result is spread over the months, newest first; months without an image are left out. Exact. */
export async function getTimeline(db: Database, ownerId: string, query: Query): Promise<TimelineMonth[]> {
  const understood = await understand(db, ownerId, query);
  if (!understood || understood.plan.kind === "none") return [];
  const { rows } = await sql<TimelineMonth>`
    with result as materialized (${foundChunks(understood)}),
      counted as (
        select substr(term, 7) as month, sum(bit_count(posting.bits & result.bits))::integer as count
        from term join posting using (term_key) join result using (chunk)
        where owner_key = ${sql.lit(understood.ownerKey)} and term >= 'month:' and term < 'month;'
          and image_count > 0
        group by 1
      )
    select month, count from counted where count > 0 order by month desc
  `.execute(db);
  return rows;
}
