import {
  firstImage,
  listStored,
  type OwnedImage,
  type StoredImage,
} from "@image-content-search/core/catalog";
import { ReconcileRequest } from "@image-content-search/core/events";
import { parseImageKey } from "@image-content-search/core/upload";
import { listPage } from "../lib/bucket.ts";
import { log } from "../lib/log.ts";
import { openCatalog } from "../lib/open-catalog.ts";

const database = openCatalog(60_000);
const pageSize = 1_000;
/** Younger objects may belong to what is under way. */
const graceMs = 3_600_000;

/** Which images must have objects below each prefix. */
const expected: Record<ReconcileRequest["prefix"], (image: StoredImage) => boolean> = {
  "originals/": ({ uploaded }) => uploaded,
  "media/": ({ prepared }) => prepared,
  "analysis/": ({ analyzed }) => analyzed,
};

/**
 * Compares the next thousand objects below a prefix with the catalog: answers objects that no image has, images
 * that miss objects, how many of each it looked at, and the key to go on after; null at the end. Changes nothing.
 */
export async function handler(event: unknown) {
  const { prefix, after } = ReconcileRequest.parse(event);
  const page = await listPage(prefix, after, pageSize);
  const listed = page.objects.map((object) => ({ ...object, image: parseImageKey(object.key) }));
  const objects = page.more ? withoutLastImage(listed) : listed;
  const last = page.more ? objects.findLast(({ image }) => image)?.image : undefined;
  const images = await listAll((after && parseImageKey(after)) || firstImage, last);
  const known = new Set(images.map(idOf));
  const present = new Set(objects.flatMap(({ image }) => (image ? [idOf(image)] : [])));
  const orphans = objects.filter(({ image, modifiedAt }) => {
    return !(image && known.has(idOf(image))) && Date.now() - modifiedAt.getTime() > graceMs;
  });
  const incomplete = images.filter((image) => expected[prefix](image) && !present.has(idOf(image)));
  log.info("A page of the bucket is compared.", { prefix, objects: objects.length, images: images.length });
  return {
    objects: objects.length,
    orphanObjects: orphans.map(({ key }) => key),
    orphanImages: incomplete.map(idOf),
    next: page.more ? (objects.at(-1)?.key ?? null) : null,
  };
}

/** Others of the last image's objects may follow on the next page, so all of them do. A page holds several images. */
function withoutLastImage<Listed extends { image: OwnedImage | undefined }>(objects: Listed[]): Listed[] {
  const last = objects.at(-1)?.image;
  const whole = last ? objects.filter(({ image }) => !image || idOf(image) !== idOf(last)) : objects;
  return whole.length > 0 ? whole : objects;
}

/** All images between two, by pages that the Data API can answer. */
async function listAll(after: OwnedImage, upTo: OwnedImage | undefined): Promise<StoredImage[]> {
  const images: StoredImage[] = [];
  for (let from = after; ; ) {
    const page = await listStored(database, from, upTo, pageSize);
    images.push(...page);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return images;
    from = last;
  }
}

function idOf({ ownerId, imageId }: OwnedImage): string {
  return `${ownerId}/${imageId}`;
}
