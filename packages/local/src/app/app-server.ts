import { createServer, type Server } from "node:http";
import type { Handler } from "../lib/http.ts";
import { requestUrl } from "../lib/http.ts";
import { logError, logLine } from "../lib/log.ts";

/** What answers below a path of the app's origin; the first prefix that fits is taken. */
export interface Behavior {
  prefix: string;
  handle: Handler;
  /** Keeps its requests out of the terminal. */
  silent?: boolean;
}

/** The app's one origin, as CloudFront serves it: a behaviour for each path. */
export function createAppServer(behaviors: readonly Behavior[]): Server {
  return createServer(async (request, response) => {
    const begun = performance.now();
    const path = request.url ?? "/";
    const behavior = behaviors.find(({ prefix }) => path.startsWith(prefix));
    try {
      requestUrl(request);
      decodeURIComponent(path.split("?", 1)[0] ?? "");
    } catch {
      response.writeHead(400, { "content-type": "text/plain" }).end("The address is not valid.");
      return;
    }
    if (!behavior) {
      response.writeHead(503, { "content-type": "text/plain", "retry-after": "1" }).end("Starting …");
      return;
    }
    try {
      await behavior.handle(request, response);
    } catch (error) {
      logError("app", `${request.method} ${path}`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    }
    if (behavior.silent) return;
    logLine("app", `${request.method} ${path} ${response.statusCode}`, performance.now() - begun);
  });
}
