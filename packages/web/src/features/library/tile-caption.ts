import type { ImageItem } from "@image-content-search/core/contract";
import { formatConfidence } from "../../lib/format.ts";

/** What a tile says of its content: why it was found, else its surest labels. */
export function tileCaption({ matches, labels }: Pick<ImageItem, "matches" | "labels">): string {
  const met = matches.flatMap(({ label, confidence }) =>
    label === undefined || confidence === undefined ? [] : [`${label} ${formatConfidence(confidence)}`],
  );
  if (met.length > 0) return [...new Set(met)].slice(0, 3).join(" · ");
  return [...labels]
    .sort((one, other) => other.confidence - one.confidence)
    .slice(0, 3)
    .map((label) => label.name)
    .join(" · ");
}
