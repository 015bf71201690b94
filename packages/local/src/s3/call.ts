import type { IncomingMessage, ServerResponse } from "node:http";
import type { Principal } from "../lib/keyring.ts";
import type { Buckets } from "./buckets.ts";
import type { Target } from "./inputs.ts";

/** A request whose signature is right. */
export interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  target: Target;
  query: URLSearchParams;
  principal: Principal;
}

/** Answers one call; throws an AwsError for what it refuses. */
export type S3Operation = (buckets: Buckets, call: Call) => Promise<void>;

/** Answers without a body. */
export function sendEmpty(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): void {
  const length = status === 204 || status === 304 ? {} : { "content-length": "0" };
  response.writeHead(status, { ...length, ...headers });
  response.end();
}

/** Answers an XML document, given its root element. */
export function sendXml(
  response: ServerResponse,
  status: number,
  root: string,
  headers: Record<string, string> = {},
): void {
  const xml = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${root}`);
  response.writeHead(status, {
    "content-type": "application/xml",
    "content-length": xml.length,
    ...headers,
  });
  response.end(xml);
}
