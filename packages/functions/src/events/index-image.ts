import { applyEvents } from "@image-content-search/core/catalog";
import { type BusEvent, type FailedInvocation, IndexMessage } from "@image-content-search/core/events";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { bringAgain, type FailedMessage } from "../lib/batch.ts";
import { environment } from "../lib/environment.ts";
import { preparationFailed } from "../lib/faults.ts";
import { imageFailed } from "../lib/image-failed.ts";
import { correlate, log } from "../lib/log.ts";
import { openCatalog } from "../lib/open-catalog.ts";
import { outcomeFields } from "../lib/outcome-fields.ts";
import { attemptsOf } from "../lib/prepare-event.ts";

/** Waits for no database: the queue brings the messages again. */
const database = openCatalog(0);

interface Message {
  record: SQSRecord;
  events: BusEvent[];
}

/** Writes what the stages report into the catalog, a batch at once; the only writer of what was detected. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const { messages, failed } = read(event.Records);
  try {
    await apply(messages);
  } catch (error) {
    log.warn("A batch could not be written at once.", { messages: messages.length, error });
    failed.push(
      ...(messages.length > 1
        ? await applyEach(messages)
        : messages.map(({ record }) => ({ record, error }))),
    );
  }
  return bringAgain(failed, environment("INDEX_QUEUE_URL"));
}

/** What keeps one message from being written keeps no other. */
async function applyEach(messages: readonly Message[]): Promise<FailedMessage[]> {
  const failed: FailedMessage[] = [];
  for (const message of messages) {
    try {
      await apply([message]);
    } catch (error) {
      failed.push({ record: message.record, error });
    }
  }
  return failed;
}

async function apply(messages: readonly Message[]): Promise<void> {
  const events = messages.flatMap((message) => message.events);
  const begun = performance.now();
  const known = await applyEvents(database, events);
  const ms = Math.round(performance.now() - begun);
  for (const event of events) {
    await correlate(event.detail.imageId, async () => tell(event, known.has(event.detail.imageId), ms));
  }
}

/** Logs what became of an event; `ms` is what its whole batch took. */
function tell(event: BusEvent, isKnown: boolean, ms: number): void {
  const { imageId } = event.detail;
  if (!isKnown) log.warn("The catalog has no such image.", { imageId });
  else {
    const what = { imageId, stage: "index", ms, event: event["detail-type"] };
    log.info("The catalog knows.", { ...what, ...outcomeFields(event) });
  }
}

/** The events of each message; one that cannot be read fails alone. */
function read(records: readonly SQSRecord[]) {
  const messages: Message[] = [];
  const failed: FailedMessage[] = [];
  for (const record of records) {
    try {
      const message = IndexMessage.parse(JSON.parse(record.body));
      messages.push({ record, events: "detail-type" in message ? [message] : failuresOf(message) });
    } catch (error) {
      failed.push({ record, error });
    }
  }
  return { messages, failed };
}

/** The failure events of a preparation that Lambda gave up. */
function failuresOf({ requestPayload, timestamp }: FailedInvocation): BusEvent[] {
  const at = new Date(timestamp).toISOString();
  return attemptsOf(requestPayload).map((attempt) => imageFailed(attempt, preparationFailed, at));
}
