import { type RawBuilder, sql } from "kysely";
import { uuid } from "../catalog/sql.ts";
import type { ResolvedTerm } from "./resolve.ts";

/** The condition on a row of `image` that it is one of the owner's visible images and every term holds. */
export function matching(ownerId: string, terms: readonly ResolvedTerm[]): RawBuilder<boolean> {
  const conditions = [
    sql`image.owner_key = (select owner_key from owner where owner_id = ${uuid(ownerId)})`,
    sql`image.trashed_at is null`,
    sql`image.prepared_attempt > 0`,
    ...terms.map((term) => (term.term.negated ? sql`not ${holds(term)}` : holds(term))),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function holds({ tier, labelKeys, folded }: ResolvedTerm): RawBuilder<boolean> {
  if (tier === "filename") {
    return sql<boolean>`image.filename_folded like ${`%${folded.replace(/[\\%_]/g, "\\$&")}%`}`;
  }
  return sql<boolean>`exists (select from image_label
    where image_label.image_key = image.image_key and image_label.label_key in (${sql.join(labelKeys)}))`;
}
