import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Handler, header, requestUrl } from "../lib/http.ts";
import { type KeyPair, opens } from "./signed-cookies.ts";

/** What the distribution reads of the bucket: an object's bytes and headers, or undefined. */
export type ReadMedia = (
  key: string,
) => Promise<{ body: Readable; byteSize: number; etag: string; headers: Record<string, string> } | undefined>;

/** Serves `/media/*` from the bucket to whoever has signed cookies for it; `origin` is the app's, as policies name it. */
export function media(origin: string, keyPair: KeyPair, read: ReadMedia): Handler {
  return async (request, response) => {
    request.resume();
    const { pathname } = requestUrl(request);
    if (!opens(request.headers.cookie, `${origin}${pathname}`, keyPair)) {
      response.writeHead(403, { "content-type": "text/xml" });
      response.end("<Error><Code>AccessDenied</Code><Message>Access denied</Message></Error>");
      return;
    }
    const object = await read(decodeURIComponent(pathname.slice(1)));
    if (!object) {
      response.writeHead(404).end();
      return;
    }
    const { body, byteSize, etag, headers } = object;
    if (header(request, "if-none-match") === etag) {
      body.destroy();
      response.writeHead(304, { etag }).end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      etag,
      "content-length": byteSize,
      "x-content-type-options": "nosniff",
    });
    await pipeline(body, response).catch((error: NodeJS.ErrnoException) => {
      // The browser went away: nobody is left to tell.
      if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
    });
  };
}
