import { StepRequest } from "@image-content-search/core/events";
import { verifyCounts } from "@image-content-search/core/search";
import { log } from "../lib/log.ts";
import { openCatalog } from "../lib/open-catalog.ts";

const database = openCatalog(60_000);
/** Keys of images and of terms that a step looks at: well within the 45 s of a statement. */
const stepSize = 4_000;

/**
 * Compares the next postings after a key, and their counts, with the rows of images. Answers where they differ, and
 * the key to go on after; null at the end. Changes nothing.
 */
export async function handler(event: unknown) {
  const { after } = StepRequest.parse(event);
  const { differences, lastKey } = await verifyCounts(database, after, stepSize);
  log.info("Counts are compared.", { after, differences: differences.length });
  return { differences, next: lastKey };
}
