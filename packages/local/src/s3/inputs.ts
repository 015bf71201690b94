import type { IncomingMessage } from "node:http";
import { AwsError } from "../lib/aws-error.ts";
import { header } from "../lib/http.ts";
import type { Signature } from "../lib/sigv4.ts";
import { readAwsChunked, type Trailers } from "./aws-chunked.ts";
import type { Call } from "./call.ts";
import { type Algorithm, type Checksums, isAlgorithm } from "./checksums.ts";
import { type Claims, Measure } from "./content.ts";
import { malformedXml } from "./errors.ts";
import type { ObjectHeaders, ReadCondition, WriteCondition } from "./object.ts";

/** What a request is about; both are "" where the request names none. */
export interface Target {
  bucket: string;
  key: string;
}

const maxObjectBytes = 5 * 1024 ** 3;
const maxXmlBytes = 2 * 1024 * 1024;
const keptHeaders = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "expires",
];

/** The bucket by a host such as `bucket.localhost`, or by the path's first segment; "" if there is none. */
export function bucketOf(request: IncomingMessage): string {
  return bucketOfHost(request) ?? /^\/([^/?]+)/.exec(request.url ?? "")?.[1] ?? "";
}

function bucketOfHost(request: IncomingMessage): string | undefined {
  return /^(.+)\.localhost(?::\d+)?$/.exec(header(request, "host") ?? "")?.[1];
}

/** Bucket and key of the request. @throws AwsError `InvalidURI` */
export function targetOf(request: IncomingMessage): Target {
  const path = request.url?.split("?", 1)[0] ?? "/";
  const bucket = bucketOf(request);
  const before = bucketOfHost(request) === undefined ? bucket.length + 2 : 1;
  try {
    return { bucket, key: decodeURIComponent(path.slice(before)) };
  } catch (cause) {
    throw Object.assign(new AwsError("InvalidURI", "Couldn't parse the specified URI."), { cause });
  }
}

/** Type, kept headers and metadata of the object that a request carries. */
export function objectHeaders(request: IncomingMessage): ObjectHeaders {
  const headers: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = header(request, name);
    const kept = name === "content-encoding" ? value?.replace(/^aws-chunked(, *)?/, "") : value;
    if (kept) headers[name] = kept;
  }
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.startsWith("x-amz-meta-")) metadata[name.slice("x-amz-meta-".length)] = String(value);
  }
  return { contentType: header(request, "content-type") ?? "binary/octet-stream", headers, metadata };
}

/** The condition on what a write replaces. */
export function writeCondition(request: IncomingMessage): WriteCondition {
  return { ifNoneMatch: header(request, "if-none-match"), ifMatch: header(request, "if-match") };
}

/** The condition on what is read. */
export function readCondition(request: IncomingMessage): ReadCondition {
  return {
    ...writeCondition(request),
    ifModifiedSince: header(request, "if-modified-since"),
    ifUnmodifiedSince: header(request, "if-unmodified-since"),
  };
}

/** Checksums that the headers claim; those in a presigned URL's query count for nothing, as in S3. */
export function claimedChecksums(request: IncomingMessage): Checksums {
  const checksums: Checksums = {};
  for (const [name, value] of Object.entries(request.headers)) {
    const algorithm = name.startsWith("x-amz-checksum-") ? name.slice("x-amz-checksum-".length) : "";
    if (isAlgorithm(algorithm)) checksums[algorithm] = String(value);
  }
  return checksums;
}

/**
 * The content that a request carries, freed of aws-chunked framing, and what it claims to be.
 * @throws AwsError `MissingContentLength`, `EntityTooLarge`, `InvalidDigest`, `InvalidRequest`
 */
export function uploadedContent(
  request: IncomingMessage,
  signature: Signature,
): { chunks: AsyncIterable<Buffer>; claims: Claims } {
  const { payloadHash } = signature;
  const streaming = payloadHash.startsWith("STREAMING-");
  const length = contentLength(request, streaming ? "x-amz-decoded-content-length" : "content-length");
  const md5 = header(request, "content-md5");
  if (md5 !== undefined && Buffer.from(md5, "base64").length !== 16) {
    throw new AwsError("InvalidDigest", "The Content-MD5 you specified was invalid.");
  }
  const claims: Claims = { length, md5, checksums: claimedChecksums(request) };
  if (streaming) return streamedContent(request, signature, claims);
  if (header(request, "content-encoding")?.startsWith("aws-chunked")) {
    throw new AwsError("InvalidRequest", "An aws-chunked body must be signed as a stream.");
  }
  if (payloadHash !== "UNSIGNED-PAYLOAD") claims.sha256 = payloadHash;
  return { chunks: request, claims };
}

/** The XML that a request carries. @throws AwsError `MalformedXML` beyond 2 MiB, or for a body that is not what was claimed */
export async function readXml({ request, principal }: Call): Promise<string> {
  const { chunks, claims } = uploadedContent(request, principal);
  const measure = new Measure(claims);
  const parts: Buffer[] = [];
  for await (const chunk of measure.watch(chunks)) {
    parts.push(chunk);
    if (measure.size > maxXmlBytes) throw malformedXml();
  }
  return Buffer.concat(parts).toString();
}

function streamedContent(request: IncomingMessage, signature: Signature, claims: Claims) {
  const trailers: Trailers = new Map();
  const algorithms = trailingChecksums(request);
  const read = () => {
    const values: Checksums = {};
    for (const algorithm of algorithms) {
      const value = trailers.get(`x-amz-checksum-${algorithm}`);
      if (value !== undefined) values[algorithm] = value;
    }
    return values;
  };
  const verifier = verifierOf(signature);
  return {
    chunks: readAwsChunked(request, trailers, verifier),
    claims: { ...claims, trailers: { algorithms, read } },
  };
}

function verifierOf({ payloadHash, chunkVerifier }: Signature) {
  switch (payloadHash) {
    case "STREAMING-UNSIGNED-PAYLOAD-TRAILER":
      return undefined;
    case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD":
    case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER":
      return chunkVerifier();
    default:
      throw new AwsError("InvalidRequest", `Streams signed as ${payloadHash} are not served.`);
  }
}

function trailingChecksums(request: IncomingMessage): Algorithm[] {
  const names = header(request, "x-amz-trailer")?.toLowerCase().split(",") ?? [];
  return names.map((name) => name.trim().replace("x-amz-checksum-", "")).filter(isAlgorithm);
}

function contentLength(request: IncomingMessage, name: string): number {
  const length = Number(header(request, name) ?? Number.NaN);
  if (!Number.isInteger(length) || length < 0) {
    throw new AwsError("MissingContentLength", "You must provide the Content-Length HTTP header.", 411);
  }
  if (length > maxObjectBytes) {
    throw new AwsError("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
  }
  return length;
}
