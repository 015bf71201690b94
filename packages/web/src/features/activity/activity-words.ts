import type { Activity, ImageStatus, Job } from "@image-content-search/core/contract";
import { formatCount } from "../../lib/format.ts";

export type ActiveImage = Activity["inFlight"][number];

/** Stages in the order in which an image goes through them. */
const stages = [
  { status: "awaiting-upload", name: "Waiting for the file", count: "awaitingUpload" },
  { status: "preparing", name: "Preparing", count: "preparing" },
  { status: "analyzing", name: "Analyzing", count: "analyzing" },
] as const satisfies { status: ImageStatus; name: string; count: keyof Activity["counts"] }[];

export interface StageInFlight {
  name: string;
  /** Of all; `images` are the newest of them. */
  count: number;
  images: ActiveImage[];
}

/** What is in flight, by stage; stages in which nothing is are left out. */
export function stagesInFlight({ inFlight, counts }: Activity): StageInFlight[] {
  return stages
    .map(({ status, name, count }) => ({
      name,
      count: counts[count],
      images: inFlight.filter((image) => image.status === status),
    }))
    .filter(({ count }) => count > 0);
}

/** One line for the whole library. */
export function countWords({ counts, throughput }: Activity): string {
  const moving = counts.awaitingUpload + counts.preparing + counts.analyzing;
  return [
    `${formatCount(counts.indexed, "photo", "photos")} can be searched`,
    moving > 0 && formatCount(moving, "in progress", "in progress"),
    moving > 0 && throughput.images > 0 && `${perMinute(throughput)} a minute`,
    counts.failed > 0 && formatCount(counts.failed, "failed", "failed"),
  ]
    .filter((part) => part !== false)
    .join(" · ");
}

function perMinute({ images, minutes }: Activity["throughput"]): string {
  const rate = images / minutes;
  return rate < 1 ? "less than one" : String(Math.round(rate));
}

/** How far a job is that tries again what failed, or how it ended. */
export function jobWords({ total, done, skipped, endedAt, failure }: Job): string {
  if (failure) return failure.message;
  if (!endedAt) return `Trying again: ${done + skipped} of ${formatCount(total, "photo", "photos")}`;
  if (total === 0) return "Nothing failed that could be tried again.";
  const passed = skipped > 0 ? ` ${formatCount(skipped, "was", "were")} passed by.` : "";
  return `${formatCount(done, "photo is", "photos are")} on the way again.${passed}`;
}
