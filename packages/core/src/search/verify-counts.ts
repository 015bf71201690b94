import { sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { bitOf, chunkOf, noBits } from "./chunks.ts";

/** Where a library's postings are not what its images say. */
export interface CountDifference {
  ownerId: string;
  term: string;
  /** What is wrong: what an image is noted to be posted under, the bits of a posting, or the count of a term. */
  where: "posted_image" | "posting" | "term";
  /** Images that have the term and are not counted there. */
  missing: number;
  /** Images that are counted there and do not have the term, or are no more. */
  extra: number;
}

/** The most differences that a step reports of each kind: an answer of the Data API has 1 MiB. */
const mostDifferences = 1_000;

/**
 * Compares postings, and their counts, with what stands in the rows of images: one step, of the images and of the
 * terms of all owners with a key above `afterKey` and at most `limit` beyond it, some thousands. `lastKey` is where
 * the next step begins, null after the last. True while others write, for each statement sees one moment.
 */
export async function verifyCounts(
  db: Database,
  afterKey: number,
  limit: number,
): Promise<{ lastKey: number | null; differences: CountDifference[] }> {
  const step = { after: afterKey, upTo: afterKey + limit };
  const differences = [...(await compareImages(db, step)), ...(await compareTerms(db, step))];
  return { lastKey: await findNextStep(db, step), differences };
}

interface Step {
  after: number;
  upTo: number;
}

const within = (column: string, { after, upTo }: Step) =>
  sql`${sql.ref(column)} > ${sql.lit(after)} and ${sql.ref(column)} <= ${sql.lit(upTo)}`;

/** Whether images are noted, and their bits set, under their terms and no others. */
async function compareImages(db: Database, step: Step): Promise<CountDifference[]> {
  const { rows } = await sql<CountDifference>`
    with subject as materialized (
      select image_key, owner_key, ordinal from image where ${within("image_key", step)} and prepared_attempt > 0
    ),
    standing as materialized (
      select subject.*, terms.* from subject cross join lateral image_terms(subject.image_key) terms
    ),
    ${wronglyNoted(step)},
    ${wronglyPosted},
    wrong as (select * from noted_wrong union all select * from posted_wrong)
    ${reported}
  `.execute(db);
  return rows;
}

/** `noted_wrong`: terms that `standing` images have and are not noted under, or the other way round. */
function wronglyNoted(step: Step) {
  return sql`
    noted as (
      select image_key, p.owner_key, ordinal, term.term, coalesce(k.number, 0) as number
      from posted_image p cross join unnest(term_keys, numbers) as k(term_key, number) join term using (term_key)
      where ${within("image_key", step)}
    ),
    noted_wrong as (
      select owner_key, term, 'posted_image' as "where", count(*) filter (where noted.term is null) as missing,
        count(*) filter (where standing.term is null) as extra
      from standing full join noted using (image_key, owner_key, ordinal, term, number)
      group by 1, 2
    )`;
}

/** The bits that are set in one column of bits and not in another; a chunk that is not there has none. */
function onlyIn(one: string, other: string) {
  const bits = (table: string) => sql`coalesce(${sql.ref(`${table}.bits`)}, ${noBits})`;
  return sql`(${bits(one)} & ~${bits(other)})`;
}

/** `posted_wrong`: terms of `standing` images whose bits are not set, or the other way round. */
const wronglyPosted = sql`
  asked as (
    select owner_key, ${chunkOf} as chunk, bit_or(${bitOf}) as mask from subject group by 1, 2
  ),
  expected as (
    select owner_key, term, level, ${chunkOf} as chunk, bit_or(${bitOf}) as bits
    from standing cross join unnest(posted_levels(number)) as level group by 1, 2, 3, 4
  ),
  actual as (
    select owner_key, term.term, level, chunk, posting.bits & asked.mask as bits
    from asked join term using (owner_key) join posting_by_level posting using (term_key, chunk)
  ),
  compared as (
    select owner_key, term, bit_or(${onlyIn("expected", "actual")}) as missing,
      bit_or(${onlyIn("actual", "expected")}) as extra
    from expected full join actual using (owner_key, term, level, chunk) group by owner_key, term, chunk
  ),
  posted_wrong as (
    select owner_key, term, 'posting' as "where", sum(bit_count(missing)) as missing, sum(bit_count(extra)) as extra
    from compared group by 1, 2
  )`;

/** Whether terms count their bits, and have none where no image is. */
async function compareTerms(db: Database, step: Step): Promise<CountDifference[]> {
  const { rows } = await sql<CountDifference>`
    with subject as materialized (
      select owner_key, term_key, term, image_count from term where ${within("term_key", step)}
    ),
    there as materialized (
      select owner_key, ${chunkOf} as chunk, bit_or(${bitOf}) as bits
      from image where prepared_attempt > 0 and owner_key in (select owner_key from subject) group by 1, 2
    ),
    chunked as (
      select owner_key, term, image_count, coalesce(sum(bit_count(posting.bits)) filter (where level = 0), 0) as bit_count,
        bit_count(bit_or(${onlyIn("posting", "there")})) as nowhere
      from subject left join posting_by_level posting using (term_key) left join there using (owner_key, chunk)
      group by owner_key, term, image_count, chunk
    ),
    summed as (
      select owner_key, term, image_count, sum(bit_count) as bit_count, sum(nowhere) as nowhere
      from chunked group by 1, 2, 3
    ),
    wrong as (
      select owner_key, term, 'term' as "where", greatest(bit_count - image_count, 0) as missing,
        greatest(image_count - bit_count, 0) as extra from summed
      union all
      select owner_key, term, 'posting', 0, nowhere from summed
    )
    ${reported}
  `.execute(db);
  return rows;
}

const reported = sql`
  select owner_id as "ownerId", term, "where", missing::integer, extra::integer
  from wrong join owner using (owner_key) where missing > 0 or extra > 0
  order by owner_key, term, "where" limit ${sql.lit(mostDifferences)}`;

async function findNextStep(db: Database, { upTo }: Step): Promise<number | null> {
  const next = (column: string, table: string) =>
    sql`(select min(${sql.ref(column)}) from ${sql.table(table)} where ${sql.ref(column)} > ${sql.lit(upTo)})`;
  const { rows } = await sql<{ lastKey: number | null }>`
    select least(${next("image_key", "image")}, ${next("image_key", "posted_image")}, ${next("term_key", "term")}) - 1
      as "lastKey"
  `.execute(db);
  return rows[0]?.lastKey ?? null;
}
