import { forgetOwner, listDeletedOwners, purgeTrash } from "@image-content-search/core/catalog";
import { limits } from "@image-content-search/core/upload";
import type { Context } from "aws-lambda";
import { log } from "../lib/log.ts";
import { openCatalog } from "../lib/open-catalog.ts";
import { sweep } from "../lib/sweep.ts";
import { timeLeft } from "../lib/time-left.ts";

const database = openCatalog(60_000);
const dayMs = 24 * 3_600_000;
const batch = 1_000;

/**
 * Deletes for good what has been in the trash for its days, and forgets accounts that were deleted a day ago;
 * what it has no time for, the next run does.
 */
export async function handler(_event: unknown, context: Pick<Context, "getRemainingTimeInMillis">) {
  const hasTime = timeLeft(context);
  const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
  let purged = 0;
  for (let more = true; more && hasTime(); ) {
    const gone = await purgeTrash(database, daysAgo(limits.trashDays), batch);
    purged += gone;
    more = gone === batch;
  }
  const swept = await sweep(database, hasTime);
  for (const ownerId of await listDeletedOwners(database, daysAgo(1), batch))
    await forgetOwner(database, ownerId);
  log.info("The house is kept.", { purged, swept });
  return { purged };
}
