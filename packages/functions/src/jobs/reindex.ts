import { operationOf, type RawAnswer, toFindings } from "@image-content-search/core/analysis";
import { type AnalyzedImage, listAnalyzed } from "@image-content-search/core/catalog";
import type { BusEvent, Finding } from "@image-content-search/core/events";
import { StepRequest } from "@image-content-search/core/events";
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
  for (const image of images) await publish(...(await retell(image, missing)));
  const next = images.length === stepSize ? (images.at(-1)?.imageKey ?? null) : null;
  log.info("Images are told of again.", { images: images.length, missing: missing.length });
  return { images: images.length, missing, next };
}

/** What the detectors said of an image, an event an attempt. */
async function retell({ imageId, ownerId, analyses }: AnalyzedImage, missing: string[]): Promise<BusEvent[]> {
  const events: BusEvent[] = [];
  for (const { detector, attempt, model, rawKey, at } of analyses) {
    const findings = await readFindings(rawKey, (answer) =>
      toFindings(answer, [detector], { model, rawKey }),
    );
    if (!findings) missing.push(rawKey);
    // Not complete: it changes what was found, and no status.
    const detail = {
      imageId,
      ownerId,
      attempt,
      at,
      startedAt: at,
      findings: findings ?? [],
      complete: false,
    };
    if (findings && operationOf(model)) events.push({ "detail-type": "image.analyzed", detail });
  }
  return events;
}

async function readFindings(
  rawKey: string,
  read: (answer: RawAnswer) => Finding[],
): Promise<Finding[] | undefined> {
  try {
    return read(JSON.parse((await readObject(rawKey)).toString()));
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") return undefined;
    throw error;
  }
}
