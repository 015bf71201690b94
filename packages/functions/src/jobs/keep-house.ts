import { listPurgeable, type OwnedImage, purgeImage, trashDays } from "@image-content-search/core/catalog";
import { analysisPrefix, originalKey, renditionPrefix } from "@image-content-search/core/upload";
import type { Context } from "aws-lambda";
import { deleteObjects, listKeys } from "../lib/bucket.ts";
import { correlate, log } from "../lib/log.ts";
import { openCatalog } from "../lib/open-catalog.ts";

const database = openCatalog(60_000);
const dayMs = 24 * 3_600_000;
const batch = 100;
/** What must be left of the function's time to begin with another image, in ms. */
const reserveMs = 30_000;

/** Deletes for good what has been in the trash for its days; what it has no time for, the next run does. */
export async function handler(_event: unknown, context: Pick<Context, "getRemainingTimeInMillis">) {
  const before = new Date(Date.now() - trashDays * dayMs).toISOString();
  let purged = 0;
  const hasTime = () => context.getRemainingTimeInMillis() > reserveMs;
  for (let images = await next(before); images.length > 0 && hasTime(); images = await next(before)) {
    for (const image of images) {
      if (hasTime() && (await correlate(image.imageId, () => purge(image, before)))) purged++;
    }
  }
  log.info("The house is kept.", { purged });
  return { purged };
}

function next(before: string): Promise<OwnedImage[]> {
  return listPurgeable(database, before, batch);
}

/** The row goes first, so that nobody restores an image without its objects. */
async function purge(image: OwnedImage, before: string): Promise<boolean> {
  if (!(await purgeImage(database, image, before))) return false;
  const prefixes = [renditionPrefix(image), analysisPrefix(image)];
  const listed = await Promise.all(prefixes.map(listKeys));
  await deleteObjects([originalKey(image), ...listed.flat()]);
  log.info("An image is deleted for good.", { imageId: image.imageId });
  return true;
}
