import { sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { json, uuid } from "../catalog/sql.ts";
import { fold, type Query, type Term } from "./query/index.ts";

/** A term with what it means in one library: labels that it names and words seen there, or else a part of file names. */
export interface ResolvedTerm {
  term: Term;
  /** The term's text as it is compared. */
  folded: string;
  tier: "label" | "filename";
  /** Keys of the labels named; empty in the file name tier. */
  labelKeys: readonly number[];
  /** Whether it stands written in some image. */
  seen: boolean;
}

/**
 * Finds what each term names among the labels that the owner's images have, in one statement for all
 * terms. A term that names none of them is looked for in file names.
 */
export async function resolveTerms(db: Database, ownerId: string, query: Query): Promise<ResolvedTerm[]> {
  const folded = query.terms.map((term) => fold(term.text));
  const { rows } = await sql<{ term: string; labelKey: number | null }>`
    with asked as (select * from jsonb_array_elements_text(${json([...new Set(folded)])}) as a(term)),
      caller as (select owner_key from owner where owner_id = ${uuid(ownerId)})
    select distinct label_term.term, label_term.label_key as "labelKey"
    from asked join label_term on label_term.term = asked.term
    where exists (
      select from image_label join image on image.image_key = image_label.image_key
      where image_label.owner_key = (select owner_key from caller)
        and image_label.label_key = label_term.label_key and image_label.shown and image.trashed_at is null
    )
    union all
    select term, null from asked where exists (
      select from image_word join image on image.image_key = image_word.image_key
      where image_word.owner_key = (select owner_key from caller)
        and image_word.word = asked.term and image.trashed_at is null
    )
    order by 1, 2
  `.execute(db);
  return query.terms.map((term, index) => {
    const text = folded[index] ?? "";
    const keys = rows.filter((row) => row.term === text).map((row) => row.labelKey);
    const labelKeys = keys.filter((key) => key !== null);
    const seen = keys.length > labelKeys.length;
    return { term, folded: text, tier: keys.length > 0 ? "label" : "filename", labelKeys, seen };
  });
}
