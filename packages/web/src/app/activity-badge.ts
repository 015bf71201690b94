import type { Activity } from "@image-content-search/core/contract";
import { texts } from "../messages/index.ts";

export interface Badge {
  kind: "moving" | "failed";
  count: number;
  words: string;
}

/** What the link to the activity says; failures go first, for they wait for the person. Undefined when all is done. */
export function activityBadge({ counts }: Activity): Badge | undefined {
  const moving = counts.preparing + counts.analyzing;
  const { failedCount, moving: movingCount } = texts().common;
  const words = [counts.failed > 0 && failedCount(counts.failed), moving > 0 && movingCount(moving)]
    .filter((part) => part !== false)
    .join(", ");
  if (words === "") return undefined;
  return counts.failed > 0
    ? { kind: "failed", count: counts.failed, words }
    : { kind: "moving", count: moving, words };
}
