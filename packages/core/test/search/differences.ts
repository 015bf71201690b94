import type { Database } from "../../src/catalog/index.ts";
import { type CountDifference, verifyCounts } from "../../src/search/index.ts";

/** Where the postings of any owner are not what the images say. */
export async function allDifferences(db: Database, limit = 5_000): Promise<CountDifference[]> {
  const found: CountDifference[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const step = await verifyCounts(db, after, limit);
    found.push(...step.differences);
    after = step.lastKey;
  }
  return found;
}
