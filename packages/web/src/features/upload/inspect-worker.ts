import { readImageSize } from "./image-size.ts";
import type { InspectAnswer, InspectRequest } from "./inspect-file.ts";

/**
 * WebCrypto digests whole buffers alone, so a file is read whole: 32 MiB at most, and one after the other, so that
 * never more than one lies in memory. A digest in script could take chunks, and would be several times
 * slower.
 */
async function inspect(file: File) {
  const bytes = await file.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { sha256, size: readImageSize(new Uint8Array(bytes)) };
}

async function answer({ id, file }: InspectRequest): Promise<void> {
  const found: InspectAnswer = await inspect(file).then(
    (found) => ({ id, found }),
    () => ({ id, problem: "The file cannot be read. It may have been moved or changed." }),
  );
  postMessage(found);
}

let last = Promise.resolve();

addEventListener("message", ({ data }: MessageEvent<InspectRequest>) => {
  last = last.then(() => answer(data));
});
