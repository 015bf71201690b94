import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import { AwsError } from "../lib/aws-error.ts";
import type { Json } from "./pattern.ts";

/** An event as rules and targets see it (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events.html). */
export interface BusEvent {
  version: "0";
  id: string;
  "detail-type": string;
  source: string;
  account: "000000000000";
  /** ISO 8601, UTC, to the second. */
  time: string;
  region: "us-east-1";
  resources: string[];
  detail: { [name: string]: Json };
}

/** One entry of PutEvents as it comes; times in seconds since the epoch. */
export const Entry = z.object({
  Source: z.optional(z.string()),
  DetailType: z.optional(z.string()),
  Detail: z.optional(z.string()),
  EventBusName: z.optional(z.string()),
  Resources: z.optional(z.array(z.string())),
  Time: z.optional(z.number()),
});
export type Entry = z.infer<typeof Entry>;

const Detail = z.record(z.string(), z.json());

/** The event that an entry asks for. @throws AwsError with the code that the entry is to be refused with */
export function eventOf(entry: Entry, now: number): BusEvent {
  for (const member of ["Source", "DetailType", "Detail"] as const) {
    if (!entry[member]) {
      throw new AwsError(
        "InvalidArgument",
        `Parameter ${member} is not valid. Reason: ${member} is a required argument.`,
      );
    }
  }
  const { Source = "", DetailType = "", Resources = [], Time = now / 1000 } = entry;
  if (Source.startsWith("aws.")) {
    throw new AwsError("NotAuthorizedForSourceException", "Not authorized for the source.");
  }
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": DetailType,
    source: Source,
    account: "000000000000",
    time: new Date(Math.floor(Time) * 1000).toISOString().replace(".000Z", "Z"),
    region: "us-east-1",
    resources: Resources,
    detail: parseDetail(entry.Detail ?? ""),
  };
}

/** Bytes of an entry, as the limit of a request counts them. */
export function sizeOfEntry({ Source, DetailType, Detail, Resources = [], Time }: Entry): number {
  const texts = [Source ?? "", DetailType ?? "", Detail ?? "", ...Resources];
  return texts.reduce((size, text) => size + Buffer.byteLength(text), Time === undefined ? 0 : 14);
}

function parseDetail(text: string): BusEvent["detail"] {
  try {
    return Detail.parse(JSON.parse(text));
  } catch (cause) {
    throw Object.assign(new AwsError("MalformedDetail", "Detail is malformed."), { cause });
  }
}
