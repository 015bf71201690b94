import { type RawBuilder, sql } from "kysely";

/** How the label of a posted term such as `label:dog` is written; null for one that is no label's. Everybody's goes first. */
export function labelName(ownerKey: number, term: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select label.name from label_term join label using (label_key)
    where ${term} like 'label:%' and label_term.term = substr(${term}, 7) collate "default" and kind = 'name'
      and (label.owner_key is null or label.owner_key = ${sql.lit(ownerKey)})
    order by label.owner_key nulls first limit 1)`;
}

/**
 * A query of rows `(term_key, term, image_count, likeness)`: the labels of a library whose names are written much
 * like a word, each once, by their trigrams (https://www.postgresql.org/docs/16/pgtrgm.html), likeness 0–1.
 */
export function alikeLabels(ownerKey: number, word: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select distinct term.term_key, term.term, term.image_count, similarity(named.term, ${word}) as likeness
    from label_term named join term on term.owner_key = ${sql.lit(ownerKey)} and term.term = 'label:' || named.term
    where named.kind = 'name' and named.term % ${word} and term.image_count > 0`;
}
