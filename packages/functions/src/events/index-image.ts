import { applyEvent, withoutSuperseded } from "@image-content-search/core/catalog";
import { type BusEvent, type FailedInvocation, IndexMessage } from "@image-content-search/core/events";
import { parseOriginalKey } from "@image-content-search/core/upload";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { forEachMessage } from "../lib/batch.ts";
import { log } from "../lib/log.ts";
import { openCatalog } from "../lib/open-catalog.ts";
import { outcomeFields } from "../lib/outcome-fields.ts";
import { objectKeys } from "../lib/s3-event.ts";

/** Waits for no database: the queue brings the messages again. */
const database = openCatalog(0);

import { runStage } from "../lib/stage.ts";

/** Writes what the stages report into the catalog; the only writer of what was detected. */
export function handler(event: SQSEvent) {
  const batch = new Map(event.Records.map((record) => [record.messageId, read(record)]));
  const needed = new Set(withoutSuperseded([...batch.values()].flatMap(({ events }) => events)));
  return forEachMessage(event, async ({ messageId }) => {
    const { events = [], error } = batch.get(messageId) ?? {};
    if (error) throw error;
    for (const busEvent of events) if (needed.has(busEvent)) await apply(busEvent);
  });
}

function apply(event: BusEvent): Promise<void> {
  const { imageId } = event.detail;
  return runStage({ name: "index", imageId, done: "The catalog knows." }, async () => {
    const known = await applyEvent(database, event);
    if (known) return { event: event["detail-type"], ...outcomeFields(event) };
    log.warn("The catalog has no such image.", { imageId });
    return undefined;
  });
}

/** The events of a message; one that cannot be read has none, and must fail alone. */
function read(record: SQSRecord): { events: BusEvent[]; error?: unknown } {
  try {
    const message = IndexMessage.parse(JSON.parse(record.body));
    return { events: "detail-type" in message ? [message] : failuresOf(message) };
  } catch (error) {
    return { events: [], error };
  }
}

/** The failure events of a preparation that Lambda gave up. */
function failuresOf({ requestPayload, timestamp }: FailedInvocation): BusEvent[] {
  const failure = {
    stage: "prepare" as const,
    code: "preparation-failed",
    message: "The picture could not be prepared, though it was tried several times. Try it again later.",
    retryable: true,
  };
  return objectKeys(requestPayload).flatMap((key) => {
    const image = parseOriginalKey(key);
    const at = new Date(timestamp).toISOString();
    return image
      ? [{ "detail-type": "image.failed" as const, detail: { ...image, attempt: 1, at, failure } }]
      : [];
  });
}
