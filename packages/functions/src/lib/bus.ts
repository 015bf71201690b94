import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge";
import { type BusEvent, eventDetails, eventSource } from "@image-content-search/core/events";
import { environment } from "./environment.ts";

const client = new EventBridgeClient();

/** The most that one request takes (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html). */
const maxEntries = 10;
const maxBytes = 240_000;

/**
 * Puts events on the bus, in their order. @throws when a detail breaks its schema, or the bus did not take one;
 * others of them may be on the bus then, and come twice when all are put again
 */
export async function publish(...events: BusEvent[]): Promise<void> {
  const batches = toBatches(events.map(toEntry));
  for (const Entries of batches) {
    const answer = await client.send(new PutEventsCommand({ Entries }));
    const refused = answer.Entries?.find(({ ErrorCode }) => ErrorCode !== undefined);
    if (answer.FailedEntryCount) throw new Error(`The bus refused an event: ${refused?.ErrorMessage}`);
  }
}

function toEntry(event: BusEvent) {
  const detail = eventDetails[event["detail-type"]].parse(event.detail);
  return {
    EventBusName: environment("EVENT_BUS_NAME"),
    Source: eventSource,
    DetailType: event["detail-type"],
    Detail: JSON.stringify(detail),
  };
}

function toBatches(entries: (PutEventsRequestEntry & { Detail: string })[]): PutEventsRequestEntry[][] {
  const batches: PutEventsRequestEntry[][] = [];
  let batch: PutEventsRequestEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.Detail) + 200;
    if (batch.length === maxEntries || (batch.length > 0 && bytes + size > maxBytes)) {
      batches.push(batch);
      [batch, bytes] = [[], 0];
    }
    batch.push(entry);
    bytes += size;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}
