import { formatCount } from "../../lib/format.ts";
import { isSettled, type Upload, type UploadPhase } from "./upload-state.ts";

const phaseWords: Record<UploadPhase["kind"], string> = {
  waiting: "Waiting",
  checking: "Checking",
  uploading: "Uploading",
  preparing: "Preparing",
  analyzing: "Analyzing",
  ready: "Ready",
  duplicate: "Duplicate",
  failed: "Failed",
};

export function statusWords(phase: UploadPhase): string {
  return phaseWords[phase.kind];
}

/** What more there is to say of a phase, or undefined. */
export function reasonWords(phase: UploadPhase): string | undefined {
  if (phase.kind === "failed") return phase.reason;
  if (phase.kind !== "duplicate") return undefined;
  return phase.trashed ? "This photo is in your trash." : "This photo is in your library already.";
}

/** One line for the whole card. */
export function summaryWords(uploads: readonly Upload[]): string {
  const count = (kind: UploadPhase["kind"]) => uploads.filter(({ phase }) => phase.kind === kind).length;
  const settled = uploads.filter(isSettled).length;
  if (settled < uploads.length) {
    return `Adding ${formatCount(uploads.length, "photo", "photos")} · ${settled} done`;
  }
  const parts = [
    count("ready") > 0 && `${formatCount(count("ready"), "photo", "photos")} ready`,
    count("duplicate") > 0 && formatCount(count("duplicate"), "duplicate", "duplicates"),
    count("failed") > 0 && `${count("failed")} failed`,
  ];
  return parts.filter((part) => part !== false).join(" · ");
}
