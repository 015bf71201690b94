import { announceUpload, applyEvents, type Database } from "@image-content-search/core/catalog";
import type { DetectedLabel } from "@image-content-search/core/events";
import { GeneratedLibrary } from "./generated-library.ts";
import { ownerId } from "./load-library.ts";
import type { Picture, PictureLabel } from "./picture.ts";
import { Samples } from "./samples.ts";

/** Pictures that are indexed, of which the first few warm up. */
const pictures = 120;
const warmUp = 20;

class Undo extends Error {}

/** The statement that indexes one new image; each image is taken back, so that the library stays what it is. */
export async function measureIndexing(db: Database, seed: number, samples: Samples): Promise<void> {
  const library = new GeneratedLibrary(pictures, seed + 20, seed);
  for (const picture of library.pictures()) {
    const into = picture.ordinal < warmUp ? new Samples() : samples;
    await db
      .transaction()
      .execute(async (transaction) => {
        await indexPicture(transaction, picture, into);
        throw new Undo();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error;
      });
  }
}

async function indexPicture(db: Database, picture: Picture, samples: Samples): Promise<void> {
  const { imageId, filename, contentType, byteSize, sha256, width, height, exif, thumbhash, colors } =
    picture;
  const at = new Date(picture.uploadedAt).toISOString();
  await announceUpload(db, { ownerId, imageId, filename, contentType, byteSize, sha256, at });
  const subject = { ownerId, imageId, at, startedAt: at, attempt: 1 };
  const rendition = { key: `media/${ownerId}/${imageId}/v2/thumbnail.jpg`, width: 400, height: 300 };
  const seen = { contentType, width, height, exif, thumbhash, takenAt: at };
  const prepared = { ...subject, ...seen, renditionVersion: "v2", thumbnail: rendition, preview: rendition };
  await samples.time("preparing one image", () =>
    applyEvents(db, [{ "detail-type": "image.prepared", detail: prepared }]),
  );
  const origin = {
    model: "detect-labels-3.0",
    rawKey: `analysis/${ownerId}/${imageId}/detect-labels-3.0.json`,
  };
  const labels = picture.labels.slice(0, 15).map(toDetected);
  const findings = [
    { detector: "labels" as const, ...origin, labels },
    { detector: "properties" as const, ...origin, colors },
  ];
  await samples.time("indexing one image", () =>
    applyEvents(db, [{ "detail-type": "image.analyzed", detail: { ...subject, findings, complete: true } }]),
  );
}

function toDetected({ label, confidence, instances }: PictureLabel): DetectedLabel {
  const { name, parents, aliases, category } = label;
  const copy = { parents: [...parents], aliases: [...aliases], categories: [category] };
  return { name, confidence, ...copy, instances: [...instances] };
}
