import type { Activity, ImageStatus, Job } from "@image-content-search/core/contract";
import { failureWords } from "../../lib/failure-words.ts";
import { texts } from "../../messages/index.ts";

export type ActiveImage = Activity["inFlight"][number];

/** Stages in the order in which an image goes through them. */
const stages = [
  { status: "awaiting-upload", count: "awaitingUpload" },
  { status: "preparing", count: "preparing" },
  { status: "analyzing", count: "analyzing" },
] as const satisfies { status: ImageStatus; count: keyof Activity["counts"] }[];

/** A stage of the pipeline and what is in it. */
export interface StageInFlight {
  name: string;
  /** Of all; `images` are the newest of them. */
  count: number;
  images: ActiveImage[];
}

/** What is in flight, by stage; stages in which nothing is are left out. */
export function stagesInFlight({ inFlight, counts }: Activity): StageInFlight[] {
  return stages
    .map(({ status, count }) => ({
      name: texts().activity.stages[status],
      count: counts[count],
      images: inFlight.filter((image) => image.status === status),
    }))
    .filter(({ count }) => count > 0);
}

/** One line for the whole library. */
export function countWords({ counts, throughput: { images, minutes } }: Activity): string {
  const { activity: words, common } = texts();
  const moving = counts.awaitingUpload + counts.preparing + counts.analyzing;
  return [
    words.searchable(counts.indexed),
    moving > 0 && common.moving(moving),
    moving > 0 && images > 0 && words.perMinute(images / minutes),
    counts.failed > 0 && common.failedCount(counts.failed),
  ]
    .filter((part) => part !== false)
    .join(" · ");
}

/** How far a job is that tries again what failed, or how it ended. */
export function jobWords({ total, done, skipped, endedAt, failure }: Job): string {
  const words = texts().activity;
  if (failure) return failureWords(failure);
  if (!endedAt) return words.retrying(done + skipped, total);
  if (total === 0) return words.nothingToRetry;
  return [words.retried(done), skipped > 0 && words.passedBy(skipped)].filter(Boolean).join(" ");
}
