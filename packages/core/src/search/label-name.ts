import { type RawBuilder, sql } from "kysely";

/** How the label of a posted term such as `label:dog` is written; null for one that is no label's. Everybody's goes first. */
export function labelName(ownerKey: number, term: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select label.name from label_term join label using (label_key)
    where ${term} like 'label:%' and label_term.term = substr(${term}, 7) collate "default" and kind = 'name'
      and (label.owner_key is null or label.owner_key = ${sql.lit(ownerKey)})
    order by label.owner_key nulls first limit 1)`;
}

/** How alike the trigrams of two words are, 0–1, when one may be meant for the other. */
const alike = 0.3;

/**
 * A query of rows `(term_key, term, image_count, likeness)`: the labels of a library that are written much like a
 * word, by their trigrams (https://www.postgresql.org/docs/16/pgtrgm.html), likeness 0–1. It compares them all, some
 * thousands: the operator that an index follows hangs in PGlite.
 */
export function alikeLabels(ownerKey: number, word: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select * from (
      select term_key, term, image_count, similarity(substr(term, 7), ${word}) as likeness from term
      where owner_key = ${sql.lit(ownerKey)} and term >= 'label:' and term < 'label;' and image_count > 0
    ) label where likeness >= ${sql.lit(alike)}`;
}
