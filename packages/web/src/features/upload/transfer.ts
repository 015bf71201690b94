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

/**
 * Sends a file to a presigned URL. XMLHttpRequest and not fetch, for the progress. 412 says that the
 * object is there already, which is a success.
 * @throws TransferError
 */
export function transferFile(
  { method, url, headers }: UploadTarget,
  file: Blob,
  onProgress: (sentBytes: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) {
      if (!ownHeaders.has(name.toLowerCase())) request.setRequestHeader(name, value);
    }
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => {
      const { status } = request;
      if ((status >= 200 && status < 300) || status === 412) resolve();
      else reject(new TransferError(status));
    });
    request.addEventListener("error", () => reject(new TransferError(0)));
    request.addEventListener("timeout", () => reject(new TransferError(0)));
    request.addEventListener("abort", () => reject(new TransferError(0)));
    request.send(file);
  });
}
