import { sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { json, uuid } from "../catalog/sql.ts";
import { fold, type Query, type Term } from "./query/index.ts";

/** A term with what it means in one library: labels that it names there, or else a part of file names. */
export interface ResolvedTerm {
  term: Term;
  /** The term's text as it is compared. */
  folded: string;
  tier: "label" | "filename";
  /** Keys of the labels named; empty in the file name tier. */
  labelKeys: readonly number[];
}

/**
 * Finds what each term names among the labels that the owner's images have, in one statement for all
 * terms. A term that names none of them is looked for in file names.
 */
export async function resolveTerms(db: Database, ownerId: string, query: Query): Promise<ResolvedTerm[]> {
  const folded = query.terms.map((term) => fold(term.text));
  const { rows } = await sql<{ term: string; labelKey: number }>`
    select distinct label_term.term, label_term.label_key as "labelKey"
    from jsonb_array_elements_text(${json([...new Set(folded)])}) as asked(term)
      join label_term on label_term.term = asked.term
    where exists (
      select from image_label join image on image.image_key = image_label.image_key
      where image_label.owner_key = (select owner_key from owner where owner_id = ${uuid(ownerId)})
        and image_label.label_key = label_term.label_key and image.trashed_at is null
    )
    order by 1, 2
  `.execute(db);
  return query.terms.map((term, index) => {
    const text = folded[index] ?? "";
    const labelKeys = rows.filter((row) => row.term === text).map((row) => row.labelKey);
    return { term, folded: text, tier: labelKeys.length > 0 ? "label" : "filename", labelKeys };
  });
}
