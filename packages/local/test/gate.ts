import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { listen } from "../src/lib/service.ts";

/** A request on its way to the site. */
export interface Passing {
  method: string;
  path: string;
  token: string;
}

/** What is answered in the site's place. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: object;
}

/**
 * A gate before a site: `onRequest` sees each request before the site does, may keep it waiting, and may answer it in
 * the site's place. Answers the gate's own address.
 */
export async function startGate(
  siteUrl: string,
  onRequest: (request: Passing) => Promise<Answer | undefined>,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const { method = "GET", url: path = "/", headers } = request;
    const body = await buffer(request);
    const token = headers.authorization ?? "";
    const instead = await onRequest({ method, path, token });
    if (instead) {
      response.writeHead(instead.status, instead.headers).end(JSON.stringify(instead.body));
      return;
    }
    const answer = await fetch(siteUrl + path, {
      method,
      headers: { authorization: token, "content-type": "application/json" },
      ...(method !== "GET" && { body: new Uint8Array(body) }),
    });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  const port = await listen(server, 0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${port}`;
}
