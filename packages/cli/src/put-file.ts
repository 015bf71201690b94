import { createReadStream } from "node:fs";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { text } from "node:stream/consumers";
import type { UploadAnswer } from "@image-content-search/core/contract";
import { SiteError, unreachable } from "./errors.ts";

/** Where and how bytes are sent, as an announcement answers it. */
export type UploadTarget = Extract<UploadAnswer, { upload: unknown }>["upload"];

const longestSilenceMs = 60_000;

/**
 * Streams a file's `byteSize` bytes to a presigned URL; `onSent` hears how many have gone. 412 says that the object
 * is there already, which is a success. Not by fetch, which sends a stream without the length that was signed.
 * @throws SiteError when the bucket does not take it, Error when the file cannot be read
 */
export function putFile(
  { method, url, headers }: UploadTarget,
  { path, byteSize }: { path: string; byteSize: number },
  onSent: (bytes: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const start = url.startsWith("https:") ? requestHttps : requestHttp;
    const request = start(url, {
      method,
      headers: { ...headers, "content-length": byteSize },
      timeout: longestSilenceMs,
    });
    const content = createReadStream(path, { end: byteSize - 1 });
    const fail = (reason: Error) => {
      content.destroy();
      request.destroy();
      reject(reason);
    };
    let sent = 0;
    content.on("data", (chunk) => {
      sent += chunk.length;
      onSent(sent);
    });
    content.on("end", () => sent < byteSize && fail(new Error("The file became shorter while it was sent.")));
    content.on("error", fail);
    request.on("timeout", () => request.destroy(new Error("silence")));
    request.on("error", (cause) => fail(unreachable("The bucket", cause)));
    request.on("response", (response) => {
      readAnswer(response).then(resolve, fail);
    });
    content.pipe(request);
  });
}

async function readAnswer(response: IncomingMessage): Promise<void> {
  const status = response.statusCode ?? 0;
  const said = await text(response).catch(() => "");
  if ((status >= 200 && status < 300) || status === 412) return;
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
  const code = /<Code>(\w+)<\/Code>/.exec(said)?.[1] ?? String(status);
  const expired = status === 403 && /expired/i.test(said);
  const words =
    code === "BadDigest"
      ? "The file was changed while it was sent. Run the same command again."
      : `The bucket refused it (${code}).`;
  throw new SiteError(words, {
    status,
    code: "upload-refused",
    passing: expired || status >= 500 || status === 429 || code === "RequestTimeout",
  });
}
