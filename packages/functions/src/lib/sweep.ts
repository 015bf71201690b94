import { type Database, listPurged, noteSwept, type OwnedImage } from "@image-content-search/core/catalog";
import { analysisPrefix, originalKey, renditionPrefix } from "@image-content-search/core/upload";
import { deleteObjects, listKeys } from "./bucket.ts";
import { correlate, log } from "./log.ts";

const batch = 100;

/** Deletes the objects of images whose rows are gone, of one owner or of all, while there is time; answers how many. */
export async function sweep(database: Database, hasTime: () => boolean, ownerId?: string): Promise<number> {
  let swept = 0;
  for (let images = await listPurged(database, batch, ownerId); images.length > 0; ) {
    for (const image of images) {
      if (!hasTime()) return swept;
      await correlate(image.imageId, () => deleteObjectsOf(image));
      await noteSwept(database, [image]);
      swept++;
    }
    images = await listPurged(database, batch, ownerId);
  }
  return swept;
}

async function deleteObjectsOf(image: OwnedImage): Promise<void> {
  const listed = await Promise.all([renditionPrefix(image), analysisPrefix(image)].map(listKeys));
  await deleteObjects([originalKey(image), ...listed.flat()]);
  log.info("An image is deleted for good.", { imageId: image.imageId });
}
