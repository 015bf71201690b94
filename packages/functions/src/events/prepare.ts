import {
  type ImageKey,
  parseOriginalKey,
  renditionKey,
  renditionVersion,
} from "@image-content-search/core/upload";
import type { S3Event } from "aws-lambda";
import { readObject, writeRendition } from "../lib/bucket.ts";
import { publish } from "../lib/bus.ts";
import { log } from "../lib/log.ts";
import { metricFields } from "../lib/metric-fields.ts";
import { requestAnalysis } from "../lib/queues.ts";
import { objectKeys } from "../lib/s3-event.ts";
import { runStage } from "../lib/stage.ts";
import { blockOtherLoaders } from "../pictures/block-other-loaders.ts";
import { PermanentError } from "../pictures/permanent-error.ts";
import { readPicture } from "../pictures/read-picture.ts";

blockOtherLoaders();

/**
 * Makes renditions of each original that arrived and hands it to the analysis. A picture that cannot be
 * prepared ends as failed at once; what may pass is thrown, so that Lambda tries again.
 */
export async function handler(event: S3Event): Promise<void> {
  for (const key of objectKeys(event)) {
    const image = parseOriginalKey(key);
    if (!image) {
      log.warn("An object below the originals' prefix is not one of ours.", { key });
      continue;
    }
    const { imageId } = image;
    await runStage({ name: "prepare", imageId, done: "Renditions are made." }, () => prepare(image, key));
  }
}

/** Answers what it took; undefined when the picture cannot be prepared. */
async function prepare(image: ImageKey, key: string): Promise<object | undefined> {
  const subject = () => ({ ...image, attempt: 1, at: new Date().toISOString() });
  const bytes = await readObject(key);
  await publish({ "detail-type": "image.uploaded", detail: { ...subject(), byteSize: bytes.length } });
  try {
    const { renditionKeys, cpuMs, ...facts } = await makeAndStore(image, bytes);
    await publish({ "detail-type": "image.prepared", detail: { ...subject(), ...facts } });
    await requestAnalysis({ ...image, attempt: 1, key: renditionKeys.preview });
    return { cpuMs, ...metricFields({ ImagesPrepared: 1 }) };
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    log.warn("A picture cannot be prepared.", { ...image, error });
    const { code, message } = error;
    const failure = { stage: "prepare" as const, code, message, retryable: false };
    await publish({ "detail-type": "image.failed", detail: { ...subject(), failure } });
    return undefined;
  }
}

async function makeAndStore(image: ImageKey, bytes: Buffer) {
  const begun = process.cpuUsage();
  const { thumbnail, preview, ...facts } = await readPicture(bytes);
  const { user, system } = process.cpuUsage(begun);
  const renditionKeys = {
    thumbnail: renditionKey(image, "thumbnail"),
    preview: renditionKey(image, "preview"),
  };
  await Promise.all([
    writeRendition(renditionKeys.thumbnail, thumbnail.bytes),
    writeRendition(renditionKeys.preview, preview.bytes),
  ]);
  return {
    cpuMs: (user + system) / 1000,
    ...facts,
    renditionVersion,
    renditionKeys,
    thumbnail: { key: renditionKeys.thumbnail, width: thumbnail.width, height: thumbnail.height },
    preview: { key: renditionKeys.preview, width: preview.width, height: preview.height },
  };
}
