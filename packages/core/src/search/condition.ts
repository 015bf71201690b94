import { type RawBuilder, sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { hasBit } from "./chunks.ts";
import { foundBits } from "./found-bits.ts";
import type { Query } from "./query/index.ts";
import { understand } from "./understand.ts";

/** The condition on a row of `image` that a query finds it in an owner's library; in an object, as no builder of SQL may be awaited. */
export async function foundCondition(
  db: Database,
  ownerId: string,
  query: Query,
): Promise<{ condition: RawBuilder<unknown> }> {
  const understood = await understand(db, ownerId, query);
  if (!understood || understood.plan.kind === "none") return { condition: sql`false` };
  const bits = sql`(select ${foundBits(understood)})`;
  return {
    condition: sql`image.owner_key = ${sql.lit(understood.ownerKey)}
      and ${hasBit(bits, sql`image.ordinal`)}`,
  };
}
