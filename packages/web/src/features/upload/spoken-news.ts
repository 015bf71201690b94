import { texts } from "../../messages/index.ts";
import type { Limits } from "./check-file.ts";
import { problemWords, summaryWords } from "./upload-words.ts";
import type { UploadsView } from "./uploads-view.ts";

/**
 * What a screen reader is told of a change: that an upload begins, is sent, fails for the first time, waits or ends;
 * undefined for everything between.
 */
export function spokenNews(before: UploadsView, after: UploadsView, limits: Limits): string | undefined {
  const words = texts().upload;
  const begun = before.unsettled === 0 && after.unsettled > 0;
  if (begun) return words.spokenBegun(after.unsettled);
  const ended = after.unsettled === 0 && after.total > 0;
  if (ended && (before.unsettled > 0 || after.total > before.total)) {
    const [first] = after.shown;
    return after.total === 1 && first?.phase.kind === "failed"
      ? words.spokenFailed(first.filename, problemWords(first.phase.problem, limits))
      : words.spokenDone(summaryWords(after));
  }
  if (!before.hold && after.hold) return after.hold.kind === "quota" ? words.quotaTitle : words.connection;
  const [failed] = after.shown;
  if (before.counts.failed === 0 && failed?.phase.kind === "failed") {
    return words.spokenFailed(failed.filename, problemWords(failed.phase.problem, limits));
  }
  return before.unsent > 0 && after.unsent === 0 ? words.spokenSent : undefined;
}
