import { type RawAnswer, toFindings } from "@image-content-search/core/analysis";
import { type AnalyzedImage, listAnalyzed } from "@image-content-search/core/catalog";
import { type BusEvent, StepRequest } from "@image-content-search/core/events";
import { analysisKey } from "@image-content-search/core/upload";
import { readObject } from "../lib/bucket.ts";
import { publish } from "../lib/bus.ts";
import { log } from "../lib/log.ts";
import { openCatalog } from "../lib/open-catalog.ts";

const database = openCatalog(60_000);
const stepSize = 100;

/**
 * Has the next images after a key indexed again, from the raw answers that are kept: nothing is analyzed, nothing
 * paid for again. Answers how many, which raw answers are missing, and the key to go on after; null at the end.
 */
export async function handler(event: unknown) {
  const { after } = StepRequest.parse(event);
  const images = await listAnalyzed(database, after, stepSize);
  const missing: string[] = [];
  for (const image of images) {
    for (const analysis of image.analyses) {
      const rawKey = analysisKey(image, analysis.model);
      const answer = await readAnswer(rawKey);
      if (answer) await publish(retell(image, analysis, { rawKey, answer }));
      else missing.push(rawKey);
    }
  }
  const next = images.length === stepSize ? (images.at(-1)?.imageKey ?? null) : null;
  log.info("Images are told of again.", { images: images.length, missing: missing.length });
  return { images: images.length, missing, next };
}

/** What a detector said of an image. Not complete: it changes what was found, and no status. */
function retell(
  { imageId, ownerId }: AnalyzedImage,
  { detector, attempt, model, at }: AnalyzedImage["analyses"][number],
  { rawKey, answer }: { rawKey: string; answer: RawAnswer },
): BusEvent {
  const findings = toFindings(answer, [detector], { model, rawKey });
  const detail = { imageId, ownerId, attempt, at, startedAt: at, findings, complete: false };
  return { "detail-type": "image.analyzed", detail };
}

/** Undefined where it is gone. */
async function readAnswer(rawKey: string): Promise<RawAnswer | undefined> {
  try {
    return JSON.parse((await readObject(rawKey)).toString());
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") return undefined;
    throw error;
  }
}
