import { columnsOf, fit, formatBytes, formatCount, formatDuration, printable } from "./format.ts";

/** What there is to say at a moment. */
export type ProgressState =
  | { phase: "looking"; files: number; bytes: number }
  | {
      phase: "sending";
      done: number;
      total: number;
      doneBytes: number;
      totalBytes: number;
      bytesPerSecond: number;
      secondsLeft: number | undefined;
      /** Names of the files in hand. */
      names: readonly string[];
    }
  | { phase: "following"; done: number; total: number; secondsLeft: number | undefined };

const mostBarColumns = 24;

/** One line that says how far it is. */
export function progressText(state: ProgressState): string {
  if (state.phase === "looking") {
    return `Looking for pictures: ${formatCount(state.files)} files, ${formatBytes(state.bytes)}`;
  }
  const { done, total, secondsLeft } = state;
  const count = `${formatCount(done)} of ${formatCount(total)}`;
  const left = secondsLeft !== undefined && done < total && `${formatDuration(secondsLeft)} left`;
  if (state.phase === "following") return join([`${count} indexed`, left]);
  const { doneBytes, totalBytes, bytesPerSecond } = state;
  return join([
    `${count} files`,
    `${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}`,
    bytesPerSecond > 0 && `${formatBytes(bytesPerSecond)}/s`,
    left,
  ]);
}

/** Two lines for a terminal, neither wider than `columns`: a bar with the figures, and the files in hand. */
export function progressLines(state: ProgressState, columns: number): [string, string] {
  const text = progressText(state);
  const names = state.phase === "sending" ? state.names.map(printable).join(", ") : "";
  const room = Math.min(mostBarColumns, columns - columnsOf(text) - 1);
  const bar = state.phase === "looking" || room < 8 ? "" : `${barOf(shareOf(state), room)} `;
  return [fit(bar + text, columns), fit(names, columns)];
}

function shareOf(state: Exclude<ProgressState, { phase: "looking" }>): number {
  if (state.phase === "sending" && state.totalBytes > 0) return state.doneBytes / state.totalBytes;
  return state.total === 0 ? 1 : state.done / state.total;
}

function barOf(share: number, columns: number): string {
  const full = Math.floor(Math.min(1, Math.max(0, share)) * columns);
  return "█".repeat(full) + "░".repeat(columns - full);
}

function join(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(" · ");
}
