import type { PrepareRequest } from "@image-content-search/core/events";
import {
  type ImageKey,
  originalKey,
  renditionKey,
  renditionVersion,
} from "@image-content-search/core/upload";
import { readObject, writeRendition } from "../lib/bucket.ts";
import { publish } from "../lib/bus.ts";
import { judge } from "../lib/faults.ts";
import { log } from "../lib/log.ts";
import { metricFields } from "../lib/metric-fields.ts";
import { type PrepareEvent, prepareTasks } from "../lib/prepare-task.ts";
import { requestAnalysis } from "../lib/queues.ts";
import { runStage } from "../lib/stage.ts";
import { blockOtherLoaders } from "../pictures/block-other-loaders.ts";
import { readPicture } from "../pictures/read-picture.ts";

blockOtherLoaders();

/**
 * Makes renditions of each original that arrived and hands it to the analysis. A picture that cannot be
 * prepared ends as failed at once; what may pass is thrown, so that Lambda tries again.
 */
export async function handler(event: PrepareEvent): Promise<void> {
  for (const task of prepareTasks(event)) {
    const { imageId } = task;
    await runStage({ name: "prepare", imageId, done: "Renditions are made." }, () => prepare(task));
  }
}

/** Answers what it took; undefined when the picture cannot be prepared. */
async function prepare(task: PrepareRequest): Promise<object | undefined> {
  const subject = () => ({ ...task, at: new Date().toISOString() });
  const startedAt = new Date().toISOString();
  try {
    const bytes = await readObject(originalKey(task));
    await publish({ "detail-type": "image.uploaded", detail: { ...subject(), byteSize: bytes.length } });
    const { renditionKeys, cpuMs, ...facts } = await makeAndStore(task, bytes);
    await publish({ "detail-type": "image.prepared", detail: { ...subject(), startedAt, ...facts } });
    await requestAnalysis({ ...task, key: renditionKeys.preview, skip: [] });
    return { cpuMs, ...metricFields({ ImagesPrepared: 1 }) };
  } catch (error) {
    const { failure, passes } = judge(error, "prepare");
    if (passes) throw error;
    log.warn("A picture cannot be prepared.", { ...task, error });
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
