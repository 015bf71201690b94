import {
  isSettled,
  isUnsent,
  nextPhase,
  type PhaseKind,
  phaseKinds,
  type UploadEvent,
  type UploadPhase,
  unsentKinds,
} from "./upload-phase.ts";

/** One file on its way into the library. */
export interface Upload {
  id: number;
  filename: string;
  byteSize: number;
  /** Known once the server has been told of the file. */
  imageId: string | undefined;
  phase: UploadPhase;
}

export type PhaseCounts = Readonly<Record<PhaseKind, number>>;

/** Sums over all files that are kept up with each change, so that none is ever counted anew. */
interface Sums {
  /** Of the way that each file has to go, 0–1. */
  share: number;
  bytesLeft: number;
  retriable: number;
}

const shareDone: Record<PhaseKind, number> = {
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

function measure(upload: Upload): Sums {
  const { phase, byteSize } = upload;
  const sent = phase.kind === "uploading" ? Math.min(phase.sent, byteSize) : 0;
  return {
    share: uploadProgress(upload),
    bytesLeft: isUnsent(phase) ? byteSize - sent : 0,
    retriable: phase.kind === "failed" && phase.retry !== "never" ? 1 : 0,
  };
}

/** What is known of every file; each change costs the same however many there are. */
export class UploadLedger {
  readonly #uploads = new Map<number, Upload>();
  readonly #byKind = new Map<PhaseKind, Set<number>>(phaseKinds.map((kind) => [kind, new Set()]));
  readonly #byImage = new Map<string, number>();
  readonly #sums: Sums = { share: 0, bytesLeft: 0, retriable: 0 };
  #bytesMoved = 0;

  get size(): number {
    return this.#uploads.size;
  }

  /** How much of everything is done, 0–1. */
  get share(): number {
    return this.size === 0 ? 0 : Math.min(1, this.#sums.share / this.size);
  }

  get bytesLeft(): number {
    return this.#sums.bytesLeft;
  }

  /** Failed files that trying again may help. */
  get retriable(): number {
    return this.#sums.retriable;
  }

  /** Bytes that were sent, also those of files that have to be sent once more; it never falls. */
  get bytesMoved(): number {
    return this.#bytesMoved;
  }

  get unsettled(): number {
    const counts = this.counts();
    return this.size - counts.ready - counts.duplicate - counts.failed;
  }

  get unsent(): number {
    return unsentKinds.reduce((sum, kind) => sum + this.#ids(kind).size, 0);
  }

  counts(): PhaseCounts {
    const count = (kind: PhaseKind) => [kind, this.#ids(kind).size] as const;
    return Object.fromEntries(phaseKinds.map(count)) as Record<PhaseKind, number>;
  }

  get(id: number): Upload | undefined {
    return this.#uploads.get(id);
  }

  /** The files of a phase, those first that have been in it for longest. */
  *of(kind: PhaseKind): Generator<Upload> {
    for (const id of this.#ids(kind)) {
      const upload = this.#uploads.get(id);
      if (upload) yield upload;
    }
  }

  /** Whether another file stands for the same image. */
  hasTwin(id: number, imageId: string): boolean {
    const other = this.#byImage.get(imageId);
    return other !== undefined && other !== id;
  }

  add(upload: Upload): void {
    this.#uploads.set(upload.id, upload);
    this.#ids(upload.phase.kind).add(upload.id);
    if (upload.imageId !== undefined) this.#byImage.set(upload.imageId, upload.id);
    this.#count(upload, 1);
  }

  /** Answers whether the event could happen. */
  apply(id: number, event: UploadEvent): boolean {
    const upload = this.#uploads.get(id);
    const phase = upload && nextPhase(upload.phase, event);
    if (!phase) return false;
    this.#replace(upload, { ...upload, phase });
    return true;
  }

  /** Tells which image a file has become; the first of two files with one content stands for it. */
  announced(id: number, imageId: string): void {
    const upload = this.#uploads.get(id);
    if (!upload) return;
    if (!this.#byImage.has(imageId)) this.#byImage.set(imageId, id);
    this.#replace(upload, { ...upload, imageId });
  }

  remove(id: number): void {
    const upload = this.#uploads.get(id);
    if (!upload) return;
    this.#uploads.delete(id);
    this.#ids(upload.phase.kind).delete(id);
    if (upload.imageId !== undefined && this.#byImage.get(upload.imageId) === id) {
      this.#byImage.delete(upload.imageId);
    }
    this.#count(upload, -1);
  }

  /** Forgets what has settled, or only what settled well; answers what. */
  clear({ failed }: { failed: boolean }): number[] {
    const cleared = [...this.#uploads.values()]
      .filter(({ phase }) => isSettled(phase) && (failed || phase.kind !== "failed"))
      .map(({ id }) => id);
    for (const id of cleared) this.remove(id);
    return cleared;
  }

  #ids(kind: PhaseKind): Set<number> {
    const ids = this.#byKind.get(kind);
    if (!ids) throw new Error(`There is no phase ${kind}.`);
    return ids;
  }

  #replace(before: Upload, after: Upload): void {
    this.#uploads.set(after.id, after);
    if (before.phase.kind !== after.phase.kind) {
      this.#ids(before.phase.kind).delete(before.id);
      this.#ids(after.phase.kind).add(after.id);
    }
    const left = this.#sums.bytesLeft;
    this.#count(before, -1);
    this.#count(after, 1);
    if (
      before.phase.kind === "uploading" &&
      (after.phase.kind === "uploading" || after.phase.kind === "preparing")
    )
      this.#bytesMoved += Math.max(0, left - this.#sums.bytesLeft);
  }

  #count(upload: Upload, sign: 1 | -1): void {
    const { share, bytesLeft, retriable } = measure(upload);
    this.#sums.share += sign * share;
    this.#sums.bytesLeft += sign * bytesLeft;
    this.#sums.retriable += sign * retriable;
  }
}
