import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Handler, header, requestUrl } from "../lib/http.ts";

const contentTypes: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const compress = promisify(gzip);

/** Serves the built SPA in a folder: files as they are, every path without an extension as `index.html`. */
export function site(folder: string): Handler {
  return async (request, response) => {
    request.resume();
    const { pathname } = requestUrl(request);
    const path = extname(pathname) === "" ? "/index.html" : normalize(decodeURIComponent(pathname));
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    if (!bytes) {
      response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
      return;
    }
    const type = contentTypes[extname(path)] ?? "application/octet-stream";
    const headers: Record<string, string> = {
      "content-type": type,
      "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      "x-content-type-options": "nosniff",
    };
    const zipped = /text|json|svg/.test(type) && /\bgzip\b/.test(header(request, "accept-encoding") ?? "");
    const body = zipped ? await compress(bytes) : bytes;
    if (zipped) headers["content-encoding"] = "gzip";
    response.writeHead(200, { ...headers, "content-length": body.length });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}
