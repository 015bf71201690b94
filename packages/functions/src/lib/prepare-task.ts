import type { FailedInvocation, PrepareRequest } from "@image-content-search/core/events";
import { parseOriginalKey } from "@image-content-search/core/upload";
import { log } from "./log.ts";

/** What calls `prepare`: S3's notification that originals arrived, or the wish for another attempt at one. */
export type PrepareEvent = FailedInvocation["requestPayload"];

/** The images that an event is about, each with its attempt; objects that are not ours are left out. */
export function prepareTasks(event: PrepareEvent): PrepareRequest[] {
  if (!("Records" in event)) return [event];
  return event.Records.flatMap(({ s3 }) => {
    const key = decodeURIComponent(s3.object.key.replaceAll("+", " "));
    const image = parseOriginalKey(key);
    if (!image) log.warn("An object below the originals' prefix is not one of ours.", { key });
    return image ? [{ ...image, attempt: 1 }] : [];
  });
}
