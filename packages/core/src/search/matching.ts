import { type RawBuilder, sql } from "kysely";
import { uuid } from "../catalog/sql.ts";
import type { ResolvedTerm } from "./resolve.ts";

/** The condition on a row of `image` that it is one of the owner's visible images and every term holds. */
export function matching(ownerId: string, terms: readonly ResolvedTerm[]): RawBuilder<boolean> {
  const conditions = [
    sql`image.owner_key = (select owner_key from owner where owner_id = ${uuid(ownerId)})`,
    sql`image.trashed_at is null`,
    sql`image.prepared_attempt > 0`,
    sql`(not image.moderated or (select preferences @> '{"showModerated": true}' from owner
      where owner.owner_key = image.owner_key))`,
    ...terms.map((term) => (term.term.negated ? sql`not ${holds(term)}` : holds(term))),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function holds({ tier, labelKeys, folded, seen }: ResolvedTerm): RawBuilder<boolean> {
  if (tier === "filename") {
    const pattern = `%${folded.replace(/[\\%_]/g, "\\$&")}%`;
    return sql<boolean>`(image.filename_folded like ${pattern}
      or coalesce(image.description_folded like ${pattern}, false))`;
  }
  const labelled = sql`exists (select from image_label
    where image_label.image_key = image.image_key and image_label.label_key in (${sql.join(labelKeys)})
    and image_label.shown)`;
  const written = sql`exists (select from image_word
    where image_word.image_key = image.image_key and image_word.word = ${folded})`;
  const ways = [...(labelKeys.length > 0 ? [labelled] : []), ...(seen ? [written] : [])];
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}
