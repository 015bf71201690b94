import { beginRetry, type Database, type OwnedImage } from "@image-content-search/core/catalog";
import { prepareAgain } from "./prepare-again.ts";
import { requestAnalysis, watchLater } from "./queues.ts";
import { quota } from "./quota.ts";

/**
 * Puts an image through the pipeline again, from where it failed; one that is under way is let alone. The
 * watchdog is told first: whatever happens afterwards, the image does not stand still unseen.
 * @throws what `beginRetry` throws
 */
export async function retry(database: Database, image: OwnedImage): Promise<void> {
  await watchLater({ ...image, round: 1 });
  const task = await beginRetry(database, image, new Date().toISOString(), quota());
  if (!task) return;
  const { analysis, ...subject } = task;
  if (analysis) await requestAnalysis({ ...subject, ...analysis });
  else await prepareAgain(subject);
}
