import type { ImageDetail } from "@image-content-search/core/contract";
import { failureWords } from "../../lib/failure-words.ts";
import { texts } from "../../messages/index.ts";

type Stage = ImageDetail["history"][number];

/** "0.8 s", "12 s", "3 min 5 s", of milliseconds. */
export function durationWords(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  if (seconds < 9.95) return `${Math.max(0.1, seconds).toFixed(1)} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** "Prepared in 1.2 s", "Analyzing …", "Analysis failed: the service did not answer." */
export function stageWords({ stage, startedAt, endedAt, failure }: Stage): string {
  const { stages, took: tookWords } = texts().viewer;
  const { done, doing, failed } = stages[stage];
  if (failure) return `${failed}: ${failureWords(failure)}`;
  if (!endedAt) return doing;
  const took = startedAt === null ? 0 : Date.parse(endedAt) - Date.parse(startedAt);
  return took > 0 ? tookWords(done, durationWords(took)) : done;
}
