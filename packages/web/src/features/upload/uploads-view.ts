import type { PhaseCounts, Upload, UploadLedger } from "./upload-ledger.ts";
import type { PhaseKind } from "./upload-phase.ts";

/** Why nothing starts, though nobody has paused: the connection goes on by itself, a full library does not. */
export type UploadHold = { kind: "connection" } | { kind: "quota" };

/** All uploads at one moment, as they are shown. */
export interface UploadsView {
  total: number;
  counts: PhaseCounts;
  /** Files that are not with the server yet. */
  unsent: number;
  /** Files that something will still happen to by itself. */
  unsettled: number;
  retriable: number;
  /** How much of everything is done, 0–1. */
  share: number;
  bytesLeft: number;
  /** Bytes; undefined while it cannot be told. */
  perSecond: number | undefined;
  paused: boolean;
  hold: UploadHold | undefined;
  /** Files found so far in folders that are being read. */
  reading: number | undefined;
  /** Files of folders that are no pictures. */
  passedOver: number;
  /** Files that would be lost if the page were closed. */
  unkept: number;
  /** Those worth a line of their own, at most `mostShown`: failed ones first, then as they were added or, of many, what moves. */
  shown: readonly Upload[];
}

const mostShown = 60;

const byInterest: readonly PhaseKind[] = [
  "failed",
  "uploading",
  "checking",
  "duplicate",
  "analyzing",
  "preparing",
  "waiting",
  "ready",
];

type Rest = Pick<UploadsView, "paused" | "hold" | "perSecond" | "reading" | "passedOver" | "unkept">;

/** All uploads as they are now; `rest` is what the ledger does not know. */
export function viewOf(ledger: UploadLedger, rest: Rest): UploadsView {
  return {
    ...rest,
    total: ledger.size,
    counts: ledger.counts(),
    unsent: ledger.unsent,
    unsettled: ledger.unsettled,
    retriable: ledger.retriable,
    share: ledger.share,
    bytesLeft: ledger.bytesLeft,
    shown: pick(ledger),
  };
}

function pick(ledger: UploadLedger): Upload[] {
  const picked: Upload[] = [];
  for (const kind of byInterest) {
    for (const upload of ledger.of(kind)) {
      if (picked.length === mostShown) break;
      picked.push(upload);
    }
  }
  if (ledger.size > mostShown) return picked;
  const rank = ({ phase }: Upload) => (phase.kind === "failed" ? 0 : 1);
  return picked.sort((one, other) => rank(one) - rank(other) || one.id - other.id);
}
