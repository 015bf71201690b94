import type { BusEvent } from "@image-content-search/core/events";
import { announcedAt } from "./announced-at.ts";
import { metricFields } from "./metric-fields.ts";

/** What the log says and counts of how an image ended; nothing of an event that is not its end. */
export function outcomeFields(event: BusEvent): object {
  switch (event["detail-type"]) {
    case "image.analyzed":
      if (!event.detail.complete) return {};
      return metricFields({ ImagesIndexed: 1, SecondsToIndexed: secondsSinceAnnounced(event.detail) });
    case "image.failed": {
      const { stage: failedStage, code } = event.detail.failure;
      return { failedStage, code, ...metricFields({ ImagesFailed: 1 }) };
    }
    default:
      return {};
  }
}

/** Of the first attempt alone: when a retry was asked for, the id does not say. */
function secondsSinceAnnounced({ imageId, attempt }: { imageId: string; attempt: number }) {
  const announced = announcedAt(imageId);
  return attempt === 1 && announced !== undefined ? (Date.now() - announced) / 1000 : undefined;
}
