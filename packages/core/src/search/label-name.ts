import { type RawBuilder, sql } from "kysely";

/** How the label of a posted term such as `label:dog` is written; null for one that is no label's. Everybody's goes first. */
export function labelName(ownerKey: number, term: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select label.name from label_term join label using (label_key)
    where ${term} like 'label:%' and label_term.term = substr(${term}, 7) and kind = 'name'
      and (label.owner_key is null or label.owner_key = ${sql.lit(ownerKey)})
    order by label.owner_key nulls first limit 1)`;
}
