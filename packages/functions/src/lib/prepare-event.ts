import type { ImageAttempt, PrepareEvent } from "@image-content-search/core/events";
import { parseOriginalKey } from "@image-content-search/core/upload";
import { log } from "./log.ts";

/** The attempts at images that a call of `prepare` is about; objects that are not ours are left out. */
export function attemptsOf(event: PrepareEvent): ImageAttempt[] {
  if (!("Records" in event)) return [event];
  return event.Records.flatMap(({ s3 }) => {
    const key = decodeURIComponent(s3.object.key.replaceAll("+", " "));
    const image = parseOriginalKey(key);
    if (!image) log.warn("An object below the originals' prefix is not one of ours.", { key });
    return image ? [{ ...image, attempt: 1 }] : [];
  });
}
