import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { type BusEvent, eventDetails, eventSource } from "@image-content-search/core/events";
import { environment } from "./environment.ts";

const client = new EventBridgeClient();

/** Puts one event on the bus. @throws when its detail breaks its schema, or the bus did not take it */
export async function publish(event: BusEvent): Promise<void> {
  const detail = eventDetails[event["detail-type"]].parse(event.detail);
  const entry = {
    EventBusName: environment("EVENT_BUS_NAME"),
    Source: eventSource,
    DetailType: event["detail-type"],
    Detail: JSON.stringify(detail),
  };
  const { FailedEntryCount, Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }));
  if (FailedEntryCount) throw new Error(`The bus refused ${entry.DetailType}: ${Entries?.[0]?.ErrorMessage}`);
}
