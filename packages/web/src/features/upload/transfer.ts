import type { UploadAnswer } from "@image-content-search/core/contract";

export type UploadTarget = Extract<UploadAnswer, { upload: unknown }>["upload"];

/** The bytes did not arrive; `status` is 0 when there was no answer. */
export class TransferError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(status === 0 ? "The connection broke." : `The store refused the file (${status}).`);
    this.name = "TransferError";
    this.status = status;
  }
}

// The browser sets these itself and refuses to have them set.
const ownHeaders = new Set(["content-length", "host"]);

/** A connection that is dead without saying so shows by this many ms without progress. */
const longestSilence = 60_000;

interface TransferOptions {
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
}

/**
 * Sends a file to a presigned URL. XMLHttpRequest and not fetch, for the progress. 412 says that the
 * object is there already, which is a success.
 * @throws TransferError, or the signal's reason when it aborts
 */
export function transferFile(
  { method, url, headers }: UploadTarget,
  file: Blob,
  { signal, onProgress }: TransferOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    let silence = setTimeout(abort, longestSilence);
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(abort, longestSilence);
    };
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) {
      if (!ownHeaders.has(name.toLowerCase())) request.setRequestHeader(name, value);
    }
    request.upload.addEventListener("progress", (event) => {
      heard();
      onProgress(event.loaded);
    });
    request.addEventListener("loadend", () => {
      clearTimeout(silence);
      signal.removeEventListener("abort", abort);
      const { status } = request;
      if (signal.aborted) reject(signal.reason);
      else if ((status >= 200 && status < 300) || status === 412) resolve();
      else reject(new TransferError(status));
    });
    if (signal.aborted) {
      clearTimeout(silence);
      return reject(signal.reason);
    }
    signal.addEventListener("abort", abort);
    request.send(file);
  });
}
