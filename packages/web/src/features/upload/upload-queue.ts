import type { Config, UploadAnswer, UploadRequest } from "@image-content-search/core/contract";
import { cleanFilename } from "@image-content-search/core/upload";
import { ApiError, errorWords } from "../../lib/api-error.ts";
import { createStore, type Store } from "../../lib/store.ts";
import { contentTypeOf, fileProblem, sizeProblem } from "./check-file.ts";
import type { Inspected } from "./inspect-file.ts";
import type { UploadTarget } from "./transfer.ts";
import { type Upload, type UploadEvent, type UploadPhase, uploadReducer } from "./upload-state.ts";

const atOnce = 4;
const tries = 3;

export interface UploadQueueOptions {
  limits: Config["limits"];
  inspect: (file: File) => Promise<Inspected>;
  announce: (request: UploadRequest) => Promise<UploadAnswer>;
  transfer: (target: UploadTarget, file: File, onProgress: (sentBytes: number) => void) => Promise<void>;
  wait: (milliseconds: number) => Promise<void>;
}

export interface UploadQueue {
  uploads: Store<readonly Upload[]>;
  add: (files: readonly File[]) => void;
  /** Sends a failed file once more from the start. */
  again: (id: number) => void;
  /** Tells how far the server has come with an image. */
  moved: (id: number, phase: UploadPhase) => void;
  /** Tells that an image was taken out of the trash. */
  restored: (imageId: string) => void;
  /** Forgets what has settled. */
  clear: () => void;
}

/** Sends files, at most four at once, and keeps what is known of each. */
export function createUploadQueue(options: UploadQueueOptions): UploadQueue {
  const uploads = createStore<readonly Upload[]>([]);
  const files = new Map<number, File>();
  let nextId = 1;
  let running = 0;
  const dispatch = (event: UploadEvent) => uploads.set(uploadReducer(uploads.get(), event));
  const moved = (id: number, phase: UploadPhase) => dispatch({ type: "moved", id, phase });

  const pump = () => {
    while (running < atOnce) {
      const next = uploads.get().find((upload) => upload.phase.kind === "waiting");
      const file = next && files.get(next.id);
      if (!file) return;
      running++;
      moved(next.id, { kind: "checking" });
      void sendFile(options, file, { id: next.id, dispatch }).finally(() => {
        running--;
        pump();
      });
    }
  };

  return {
    uploads,
    moved,
    add(added) {
      const fresh = added.map((file) => {
        const id = nextId++;
        files.set(id, file);
        return newUpload(id, file, fileProblem(file, options.limits));
      });
      dispatch({ type: "added", uploads: fresh });
      pump();
    },
    again(id) {
      dispatch({ type: "again", id });
      pump();
    },
    restored: (imageId) => dispatch({ type: "restored", imageId }),
    clear() {
      dispatch({ type: "cleared" });
      const kept = new Set(uploads.get().map((upload) => upload.id));
      for (const id of files.keys()) if (!kept.has(id)) files.delete(id);
    },
  };
}

function newUpload(id: number, file: File, problem: string | undefined): Upload {
  const phase: UploadPhase =
    problem === undefined ? { kind: "waiting" } : { kind: "failed", reason: problem, again: false };
  return { id, filename: cleanFilename(file.name), byteSize: file.size, imageId: undefined, phase };
}

interface Progress {
  id: number;
  dispatch: (event: UploadEvent) => void;
}

async function sendFile(options: UploadQueueOptions, file: File, { id, dispatch }: Progress): Promise<void> {
  const move = (phase: UploadPhase) => dispatch({ type: "moved", id, phase });
  try {
    const { sha256, size } = await options.inspect(file);
    const problem = sizeProblem(size, options.limits);
    const contentType = contentTypeOf(file);
    if (problem !== undefined || contentType === undefined) {
      return move({ kind: "failed", reason: problem ?? "This kind of file is not supported.", again: false });
    }
    const request = { filename: cleanFilename(file.name), contentType, byteSize: file.size, sha256 };
    move({ kind: "uploading", sent: 0 });
    await persistently(options, async () => {
      const answer = await options.announce(request);
      dispatch({ type: "announced", id, imageId: answer.imageId });
      if ("duplicate" in answer) return move({ kind: "duplicate", trashed: answer.trashed });
      await options.transfer(answer.upload, file, (sent) => move({ kind: "uploading", sent }));
      move({ kind: "preparing" });
    });
  } catch (error) {
    move({ kind: "failed", reason: errorWords(error), again: true });
  }
}

/** A broken connection or an expired URL passes: announcing anew gives the same image a new URL. */
async function persistently(options: UploadQueueOptions, send: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await send();
    } catch (error) {
      const final = error instanceof ApiError && !error.passing;
      if (final || tried === tries) throw error;
      await options.wait(1000 * 2 ** (tried - 1));
    }
  }
}
