/** How far a file has come. Order matters: news never moves it back. */
export type UploadPhase =
  | { kind: "waiting" }
  | { kind: "checking" }
  | { kind: "uploading"; sent: number }
  | { kind: "preparing" }
  | { kind: "analyzing" }
  | { kind: "ready" }
  | { kind: "duplicate"; trashed: boolean }
  | { kind: "failed"; reason: string; again: boolean };

export interface Upload {
  id: number;
  filename: string;
  byteSize: number;
  /** Known once the server has been told of the file. */
  imageId: string | undefined;
  phase: UploadPhase;
}

export type UploadEvent =
  | { type: "added"; uploads: readonly Upload[] }
  | { type: "announced"; id: number; imageId: string }
  | { type: "moved"; id: number; phase: UploadPhase }
  | { type: "again"; id: number }
  | { type: "restored"; imageId: string }
  | { type: "cleared" };

const rank: Record<UploadPhase["kind"], number> = {
  waiting: 0,
  checking: 1,
  uploading: 2,
  preparing: 3,
  analyzing: 4,
  ready: 5,
  duplicate: 5,
  failed: 5,
};

export function isSettled({ phase }: Upload): boolean {
  return rank[phase.kind] === rank.ready;
}

/** Whether bytes are still to be sent, so that closing the page would lose the file. */
export function isTransferring({ phase }: Upload): boolean {
  return rank[phase.kind] <= rank.uploading;
}

/** Whether the server works on the file. */
export function isInPipeline({ phase }: Upload): boolean {
  return phase.kind === "preparing" || phase.kind === "analyzing";
}

function movedOn(upload: Upload, phase: UploadPhase): Upload {
  const backwards = isSettled(upload) || rank[phase.kind] < rank[upload.phase.kind];
  return backwards ? upload : { ...upload, phase };
}

function asRestored(upload: Upload): Upload {
  return upload.phase.kind === "duplicate"
    ? { ...upload, phase: { kind: "duplicate", trashed: false } }
    : upload;
}

export function uploadReducer(uploads: readonly Upload[], event: UploadEvent): readonly Upload[] {
  const change = (id: number, next: (upload: Upload) => Upload) =>
    uploads.map((upload) => (upload.id === id ? next(upload) : upload));
  switch (event.type) {
    case "added":
      return [...uploads, ...event.uploads];
    case "announced":
      return change(event.id, (upload) => ({ ...upload, imageId: event.imageId }));
    case "moved":
      return change(event.id, (upload) => movedOn(upload, event.phase));
    case "again":
      return change(event.id, (upload) => ({ ...upload, phase: { kind: "waiting" } }));
    case "restored":
      return uploads.map((upload) => (upload.imageId === event.imageId ? asRestored(upload) : upload));
    case "cleared":
      return uploads.filter((upload) => !isSettled(upload));
  }
}

const shareDone: Record<UploadPhase["kind"], number> = {
  waiting: 0,
  checking: 0.02,
  uploading: 0.05,
  preparing: 0.8,
  analyzing: 0.9,
  ready: 1,
  duplicate: 1,
  failed: 1,
};

/** How much of one file's way is done, 0–1. */
export function uploadProgress({ phase, byteSize }: Upload): number {
  if (phase.kind !== "uploading") return shareDone[phase.kind];
  const sent = byteSize === 0 ? 1 : Math.min(1, phase.sent / byteSize);
  return shareDone.uploading + sent * (shareDone.preparing - shareDone.uploading);
}

/** How much of everything is done, 0–1. */
export function overallProgress(uploads: readonly Upload[]): number {
  if (uploads.length === 0) return 0;
  return uploads.reduce((sum, upload) => sum + uploadProgress(upload), 0) / uploads.length;
}
