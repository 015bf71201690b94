import { sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { json } from "../catalog/sql.ts";
import { alikeLabels, labelName } from "./label-name.ts";
import { broader } from "./meaning/index.ts";
import { fold } from "./query/index.ts";
import { shownCounts } from "./shown-counts.ts";
import type { Understood } from "./understand.ts";

/** What somebody may have meant by a word that finds nothing, with how many images it would find. */
export interface Advice {
  term: string;
  /** Labels that are written much like it, the likest first. */
  didYouMean: AdvisedLabel[];
  /** Labels of wider meaning, the nearest first. */
  broader: AdvisedLabel[];
}

/** A label that may have been meant, and how many images that can be seen have it. */
export interface AdvisedLabel {
  name: string;
  count: number;
}

interface Row extends AdvisedLabel {
  asked: string;
  wider: boolean;
}

/** Advice on words that were found nowhere, one for each that there is any for. */
export async function advise(
  db: Database,
  understood: Understood,
  terms: readonly string[],
): Promise<Advice[]> {
  if (terms.length === 0 || understood.visible.kind === "none") return [];
  const owner = sql.lit(understood.ownerKey);
  const asked = terms.map(fold);
  const wider = asked.flatMap((word) => broader(word).map((name, place) => ({ asked: word, name, place })));
  const { rows } = await sql<Row>`
    with asked as (select distinct asked from jsonb_array_elements_text(${json(asked)}) asked),
      likely as (
        select asked, term_key, term, false as wider, 1 - likeness as place from asked cross join lateral (
          select * from (${alikeLabels(understood.ownerKey, sql`asked`)}) alike
          order by likeness desc, image_count desc limit 3
        ) nearest
        union all
        select asked, term_key, term, true, place
        from jsonb_to_recordset(${json(wider)}) as w(asked text, name text, place integer)
          join term on owner_key = ${owner} and term = 'label:' || name and image_count > 0
      ),
      shown as (${shownCounts(understood, sql`(select distinct term_key from likely) likely`)})
    select asked, wider, count, ${labelName(understood.ownerKey, sql`likely.term`)} as name
    from likely join shown using (term_key) where count > 0
    order by place
  `.execute(db);
  return terms.flatMap((term) => {
    const own = rows.filter(({ asked, name }) => asked === fold(term) && name !== null);
    const named = (isWider: boolean) =>
      own.filter((row) => row.wider === isWider).map(({ name, count }) => ({ name, count }));
    return own.length === 0 ? [] : [{ term, didYouMean: named(false), broader: named(true) }];
  });
}
