import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError } from "./aws-error.ts";

/** Serves one request; throws an {@link AwsError} for what it refuses. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The URL of a request, against a dummy origin: path and query are what matters. */
export function requestUrl(request: IncomingMessage): URL {
  return new URL(`http://local${request.url?.startsWith("/") ? request.url : "/"}`);
}

/** The first value of a header, or undefined. */
export function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The whole body. @throws AwsError `RequestEntityTooLarge` beyond `maxBytes`. */
export async function readBody(request: IncomingMessage, maxBytes = 6 * 1024 * 1024): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop must not end the connection: a refusal is still to go over it.
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) {
      throw new AwsError("RequestEntityTooLarge", `The request is larger than ${maxBytes} bytes.`, 413);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Answers JSON, with AWS's content type for JSON protocols unless another is given. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const payload = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": payload.length,
    ...headers,
  });
  response.end(payload);
}
