import type { ImageAttempt, PrepareEvent, Rendition } from "@image-content-search/core/events";
import { originalKey, renditionKey, renditionVersion } from "@image-content-search/core/upload";
import { readObject, writeRendition } from "../lib/bucket.ts";
import { publish } from "../lib/bus.ts";
import { judge } from "../lib/faults.ts";
import { imageFailed } from "../lib/image-failed.ts";
import { log } from "../lib/log.ts";
import { metricFields } from "../lib/metric-fields.ts";
import { attemptsOf } from "../lib/prepare-event.ts";
import { requestAnalysis } from "../lib/queues.ts";
import { runStage } from "../lib/stage.ts";
import { tellIfSlow } from "../lib/tell-if-slow.ts";
import { blockOtherLoaders } from "../pictures/block-other-loaders.ts";
import type { RenditionFile } from "../pictures/make-renditions.ts";
import { readPicture } from "../pictures/read-picture.ts";

blockOtherLoaders();

/**
 * Makes renditions of each original that arrived and hands it to the analysis. A picture that cannot be
 * prepared ends as failed at once; what may pass is thrown, so that Lambda tries again.
 */
export async function handler(event: PrepareEvent): Promise<void> {
  for (const attempt of attemptsOf(event)) {
    const { imageId } = attempt;
    await runStage({ name: "prepare", imageId, done: "Renditions are made." }, () => prepare(attempt));
  }
}

/** Answers what it took; undefined when the picture cannot be prepared. */
async function prepare(attempt: ImageAttempt): Promise<object | undefined> {
  const subject = () => ({ ...attempt, at: new Date().toISOString() });
  const startedAt = new Date().toISOString();
  try {
    const bytes = await readObject(originalKey(attempt));
    const { cpuMs, ...facts } = await tellIfSlow(
      () => makeAndStore(attempt, bytes),
      () => publish({ "detail-type": "image.uploaded", detail: { ...subject(), byteSize: bytes.length } }),
    );
    await publish({ "detail-type": "image.prepared", detail: { ...subject(), startedAt, ...facts } });
    await requestAnalysis({ ...attempt, key: facts.preview.key, skip: [] });
    return { cpuMs, ...metricFields({ ImagesPrepared: 1 }) };
  } catch (error) {
    const { failure, passes } = judge(error, "prepare");
    if (passes) throw error;
    log.warn("A picture cannot be prepared.", { ...attempt, error });
    await publish(imageFailed(attempt, failure));
    return undefined;
  }
}

async function makeAndStore(image: ImageAttempt, bytes: Buffer) {
  const begun = process.cpuUsage();
  const { thumbnail, preview, ...facts } = await readPicture(bytes);
  const { user, system } = process.cpuUsage(begun);
  const [thumbnailStored, previewStored] = await Promise.all([
    store(renditionKey(image, "thumbnail"), thumbnail),
    store(renditionKey(image, "preview"), preview),
  ]);
  return {
    cpuMs: (user + system) / 1000,
    ...facts,
    renditionVersion,
    thumbnail: thumbnailStored,
    preview: previewStored,
  };
}

async function store(key: string, { bytes, width, height }: RenditionFile): Promise<Rendition> {
  await writeRendition(key, bytes);
  return { key, width, height };
}
