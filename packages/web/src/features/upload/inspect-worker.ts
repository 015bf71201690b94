import { readImageSize } from "./image-size.ts";
import type { InspectAnswer, InspectRequest } from "./inspect-file.ts";

async function inspect(file: File) {
  const bytes = await file.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { sha256, size: readImageSize(new Uint8Array(bytes)) };
}

addEventListener("message", async ({ data: { id, file } }: MessageEvent<InspectRequest>) => {
  const answer: InspectAnswer = await inspect(file).then(
    (found) => ({ id, found }),
    () => ({ id, problem: "The file cannot be read. It may have been moved or changed." }),
  );
  postMessage(answer);
});
