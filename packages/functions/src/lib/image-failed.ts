import type { BusEvent, Failure, ImageAttempt } from "@image-content-search/core/events";

/** The event by which an attempt at an image ends as failed; now, unless told otherwise in UTC ISO 8601. */
export function imageFailed(
  { imageId, ownerId, attempt }: ImageAttempt,
  failure: Failure,
  at = new Date().toISOString(),
): BusEvent {
  return { "detail-type": "image.failed", detail: { imageId, ownerId, attempt, at, failure } };
}
