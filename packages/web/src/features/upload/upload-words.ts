import { errorWords } from "../../lib/api-error.ts";
import { failureWords } from "../../lib/failure-words.ts";
import { texts } from "../../messages/index.ts";
import { type Limits, limitWords } from "./check-file.ts";
import type { UploadPhase } from "./upload-phase.ts";
import type { UploadProblem } from "./upload-problem.ts";
import type { UploadsView } from "./uploads-view.ts";

/** How far a file has come, in a word or two. */
export function statusWords({ kind }: UploadPhase): string {
  return texts().upload.phases[kind];
}

/** What more there is to say of a phase, or undefined. */
export function reasonWords(phase: UploadPhase, limits: Limits): string | undefined {
  if (phase.kind === "failed") return problemWords(phase.problem, limits);
  if (phase.kind !== "duplicate") return undefined;
  return phase.trashed ? texts().upload.inTrash : texts().upload.inLibrary;
}

/** Why a file is not in the library. */
export function problemWords(problem: UploadProblem, limits: Limits): string {
  const words = texts().upload.problems;
  switch (problem.code) {
    case "type":
      return words.type(limitWords(limits));
    case "empty":
      return words.empty;
    case "too-many-bytes":
      return words.tooManyBytes(problem.byteSize, limits.maxByteSize);
    case "side-too-short":
      return words.sideTooShort(problem.width, problem.height, limits.minSide);
    case "side-too-long":
      return words.sideTooLong(problem.width, problem.height, limits.maxSide);
    case "too-many-pixels":
      return words.tooManyPixels(problem.width, problem.height, limits.maxMegapixels);
    case "unreadable":
      return words.unreadable;
    case "not-arrived":
      return words.notArrived;
    case "refused":
      return errorWords(problem.error);
    case "pipeline":
      return problem.failure ? failureWords(problem.failure) : words.unknown;
  }
}

/** One line for the whole card. */
export function summaryWords({ total, unsettled, counts }: UploadsView): string {
  const words = texts().upload;
  if (unsettled > 0) return words.adding(total, total - unsettled);
  return [
    counts.ready > 0 && words.ready(counts.ready),
    counts.duplicate > 0 && words.duplicates(counts.duplicate),
    counts.failed > 0 && words.failed(counts.failed),
  ]
    .filter((part) => part !== false)
    .join(" · ");
}

/** What goes on or what is waited for, below the summary; "" when all is done. */
export function progressWords(view: UploadsView): string {
  const words = texts().upload;
  const { paused, hold, reading, unsent, unsettled, perSecond, bytesLeft } = view;
  if (reading !== undefined) return words.reading(reading);
  if (unsettled === 0) return "";
  if (unsent === 0) return words.analyzing;
  const toSend = words.sending(unsent);
  if (paused) return `${words.paused} · ${toSend}`;
  if (hold?.kind === "connection") return words.connection;
  if (hold?.kind === "quota" || perSecond === undefined) return toSend;
  return `${toSend} · ${words.speed(perSecond)} · ${leftWords(bytesLeft / perSecond)}`;
}

/** "about 3 minutes left" of seconds. */
export function leftWords(seconds: number): string {
  const { secondsLeft, minutesLeft, hoursLeft } = texts().upload;
  if (seconds < 55) return secondsLeft;
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes < 90 ? minutesLeft(minutes) : hoursLeft(Math.round(minutes / 60));
}
