import { applyEvent } from "@image-content-search/core/catalog";
import { type BusEvent, type FailedInvocation, IndexMessage } from "@image-content-search/core/events";
import { parseOriginalKey } from "@image-content-search/core/upload";
import type { SQSEvent } from "aws-lambda";
import { forEachMessage } from "../lib/batch.ts";
import { database } from "../lib/database.ts";
import { log } from "../lib/log.ts";
import { objectKeys } from "../lib/s3-event.ts";

/** Writes what the stages report into the catalog; the only writer of what was detected. */
export function handler(event: SQSEvent) {
  return forEachMessage(event, async (record) => {
    const message = IndexMessage.parse(JSON.parse(record.body));
    const events = "detail-type" in message ? [message] : failuresOf(message);
    for (const busEvent of events) {
      const known = await applyEvent(database, busEvent);
      if (!known) log.warn("The catalog has no such image.", { imageId: busEvent.detail.imageId });
    }
  });
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
