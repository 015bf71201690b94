import type { Activity } from "@image-content-search/core/contract";
import { createStore } from "../../lib/store.ts";

/** How fast images were made searchable at one moment. */
export interface ThroughputSample {
  /** Milliseconds since 1970. */
  at: number;
  perMinute: number;
}

const longest = 15 * 60_000;
const between = 5_000;
/** Without an answer for so long, what happened meanwhile is not known. */
const gap = 30_000;

/** What was made searchable a minute, as far as this page has seen it; begins anew with the page. */
export const throughputHistory = createStore<readonly ThroughputSample[]>([]);

/** Takes what an answer says of the last minutes into the history; `at` in ms since 1970. */
export function noteThroughput({ images, minutes }: Activity["throughput"], at: number): void {
  throughputHistory.set(withSample(throughputHistory.get(), { at, perMinute: images / minutes }));
}

/** The history with one more sample: not more than a quarter of an hour, and one in five seconds. */
export function withSample(
  history: readonly ThroughputSample[],
  sample: ThroughputSample,
): readonly ThroughputSample[] {
  const last = history.at(-1);
  if (last && sample.at - last.at < between) return history;
  return [...history.filter(({ at }) => sample.at - at <= longest), sample];
}

/** The stretches that were seen without a gap. */
export function stretchesOf(history: readonly ThroughputSample[]): ThroughputSample[][] {
  const stretches: ThroughputSample[][] = [];
  for (const sample of history) {
    const last = stretches.at(-1);
    const before = last?.at(-1);
    if (last && before && sample.at - before.at <= gap) last.push(sample);
    else stretches.push([sample]);
  }
  return stretches;
}
