import { type RawBuilder, sql } from "kysely";
import { foundChunks } from "./found-bits.ts";
import type { Understood } from "./understand.ts";

/**
 * A query of rows `(term_key, count)`: of how many images that can be seen, exactly, the terms of `chosen`, a table
 * with a `term_key`, hold.
 */
export function shownCounts(
  { ownerKey, visible }: Understood,
  chosen: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`select posting.term_key, sum(bit_count(posting.bits & shown.bits))::integer as count
    from ${chosen} join posting using (term_key)
      join (${foundChunks({ ownerKey, plan: visible })}) shown on shown.chunk = posting.chunk
    group by 1`;
}
