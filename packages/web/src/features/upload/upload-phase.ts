import type { UploadProblem } from "./upload-problem.ts";

/** How far a file has come. */
export type UploadPhase =
  | { kind: "waiting" }
  | { kind: "checking" }
  | { kind: "uploading"; sent: number }
  | { kind: "preparing" }
  | { kind: "analyzing" }
  | { kind: "ready" }
  | { kind: "duplicate"; trashed: boolean }
  | { kind: "failed"; problem: UploadProblem; retry: Retry };

export type PhaseKind = UploadPhase["kind"];

/** What trying again means: sending the file, or the server's work on it; nothing where it cannot help. */
export type Retry = "send" | "analyze" | "never";

/** What happens to a file. One that is cancelled is forgotten, so nothing happens to it any more. */
export type UploadEvent =
  | { type: "begun" }
  | { type: "announcing" }
  | { type: "progressed"; sent: number }
  | { type: "sent" }
  /** The library has this content already. */
  | { type: "known"; trashed: boolean }
  /** It goes back into the line: paused, or the connection broke. */
  | { type: "suspended" }
  | { type: "failed"; problem: UploadProblem; retry: Retry }
  /** How far the server has come. */
  | { type: "reported"; phase: UploadPhase }
  | { type: "retried" }
  | { type: "restored" };

/** The phases in the order in which a file goes through them. */
export const phaseKinds = [
  "waiting",
  "checking",
  "uploading",
  "preparing",
  "analyzing",
  "ready",
  "duplicate",
  "failed",
] as const satisfies readonly PhaseKind[];

/** Those in which the file is not with the server yet. */
export const unsentKinds = ["waiting", "checking", "uploading"] as const satisfies readonly PhaseKind[];

/** Those in which the server works on it. */
const pipelineKinds = ["preparing", "analyzing"] as const satisfies readonly PhaseKind[];

/** Whether the file is not with the server yet. */
export function isUnsent(phase: UploadPhase): boolean {
  return isOneOf(unsentKinds, phase);
}

const isOneOf = (kinds: readonly PhaseKind[], { kind }: UploadPhase) => kinds.includes(kind);

/** Whether nothing more happens by itself. */
export function isSettled(phase: UploadPhase): boolean {
  return !isUnsent(phase) && !isOneOf(pipelineKinds, phase);
}

/** The phase that follows; undefined where the event cannot happen, and then it changes nothing. */
export function nextPhase(phase: UploadPhase, event: UploadEvent): UploadPhase | undefined {
  const { kind } = phase;
  const running = kind === "checking" || kind === "uploading";
  switch (event.type) {
    case "begun":
      return kind === "waiting" ? { kind: "checking" } : undefined;
    case "announcing":
      return kind === "checking" ? { kind: "uploading", sent: 0 } : undefined;
    case "progressed":
      return kind === "uploading" ? { kind, sent: event.sent } : undefined;
    case "sent":
      return kind === "uploading" ? { kind: "preparing" } : undefined;
    case "known":
      return running ? { kind: "duplicate", trashed: event.trashed } : undefined;
    case "suspended":
      return running ? { kind: "waiting" } : undefined;
    case "failed":
      return running ? { kind: "failed", problem: event.problem, retry: event.retry } : undefined;
    case "reported":
      return reported(phase, event.phase);
    case "retried":
      return kind === "failed" ? retried(phase.retry) : undefined;
    case "restored":
      return kind === "duplicate" ? { kind, trashed: false } : undefined;
  }
}

/** News may come late, and then do not move an image back. */
function reported(phase: UploadPhase, news: UploadPhase): UploadPhase | undefined {
  if (!isOneOf(pipelineKinds, phase) || isUnsent(news)) return undefined;
  const later = phaseKinds.indexOf(news.kind) > phaseKinds.indexOf(phase.kind);
  return later ? news : undefined;
}

function retried(retry: Retry): UploadPhase | undefined {
  if (retry === "never") return undefined;
  return { kind: retry === "send" ? "waiting" : "preparing" };
}
