import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { AwsError } from "./aws-error.ts";
import { header, requestUrl } from "./http.ts";

/** Finds the secret of an access key; undefined for a key nobody was given. */
export type FindSecret = (accessKeyId: string) => string | undefined;

/** Who signed a request, and what it says its body's SHA-256 is (`UNSIGNED-PAYLOAD`, hex, or `STREAMING-…`). */
export interface Signature {
  accessKeyId: string;
  payloadHash: string;
  /** For a body that is signed chunk by chunk. */
  chunkVerifier: () => ChunkVerifier;
}

/**
 * Whether the next chunk, or the trailer, of an aws-chunked body with this SHA-256 (hex) has the right signature:
 * each signs the one before (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html).
 */
export type ChunkVerifier = (
  kind: "PAYLOAD" | "TRAILER",
  hash: string,
  signature: string | undefined,
) => boolean;

interface Claim extends Omit<Signature, "chunkVerifier"> {
  scope: string;
  region: string;
  service: string;
  date: string;
  time: string;
  signedHeaders: string[];
  signature: string;
  presigned: boolean;
}

const algorithm = "AWS4-HMAC-SHA256";
const maxSkewMs = 15 * 60 * 1000;

/**
 * Verifies Signature Version 4, in the header or presigned
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 * `bodyHash` is the SHA-256 (hex) of the body, for clients that sign it without sending it along.
 * @throws AwsError `AccessDenied`, `InvalidAccessKeyId`, `RequestTimeTooSkewed` or `SignatureDoesNotMatch`, all 403
 */
export function verifySignature(
  request: IncomingMessage,
  findSecret: FindSecret,
  bodyHash = "",
  now = Date.now(),
): Signature {
  const claim = readClaim(request, bodyHash);
  checkTime(request, claim, now);
  if (!claim.signedHeaders.includes("host")) throw denied("The host header must be signed.");
  const secret = findSecret(claim.accessKeyId);
  if (secret === undefined) {
    throw new AwsError("InvalidAccessKeyId", "The access key id is not one of this laptop's.", 403);
  }
  const key = signingKey(secret, claim);
  const canonical = sha256(canonicalRequest(request, claim));
  if (!equal(claim.signature, sign(key, [algorithm, claim.time, claim.scope, canonical]))) {
    throw new AwsError("SignatureDoesNotMatch", "The signature does not match what was sent.", 403);
  }
  return {
    accessKeyId: claim.accessKeyId,
    payloadHash: claim.payloadHash,
    chunkVerifier: () => createChunkVerifier(key, claim),
  };
}

function denied(message: string): AwsError {
  return new AwsError("AccessDenied", message, 403);
}

function readClaim(request: IncomingMessage, bodyHash: string): Claim {
  const query = requestUrl(request).searchParams;
  if (query.has("X-Amz-Signature")) {
    return claim(
      query.get("X-Amz-Credential"),
      query.get("X-Amz-Date"),
      query.get("X-Amz-SignedHeaders"),
      query.get("X-Amz-Signature"),
      "UNSIGNED-PAYLOAD",
      true,
    );
  }
  const authorization = header(request, "authorization") ?? "";
  if (!authorization.startsWith(`${algorithm} `)) throw denied("The request is not signed.");
  const field = (name: string) => new RegExp(`${name}=([^, ]+)`).exec(authorization)?.[1] ?? null;
  return claim(
    field("Credential"),
    header(request, "x-amz-date") ?? null,
    field("SignedHeaders"),
    field("Signature"),
    header(request, "x-amz-content-sha256") ?? bodyHash,
    false,
  );
}

function claim(
  credential: string | null,
  time: string | null,
  signedHeaders: string | null,
  signature: string | null,
  payloadHash: string,
  presigned: boolean,
): Claim {
  const [accessKeyId, date, region, service, end] = (credential ?? "").split("/");
  if (
    !accessKeyId ||
    !date ||
    !region ||
    !service ||
    end !== "aws4_request" ||
    !time ||
    !signedHeaders ||
    !signature
  ) {
    throw denied("The signature is incomplete.");
  }
  return {
    accessKeyId,
    scope: `${date}/${region}/${service}/aws4_request`,
    region,
    service,
    date,
    time,
    signedHeaders: signedHeaders.split(";"),
    signature,
    payloadHash,
    presigned,
  };
}

function checkTime(request: IncomingMessage, claim: Claim, now: number): void {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(claim.time);
  if (!match || !claim.time.startsWith(claim.date)) throw denied("X-Amz-Date is not valid.");
  const [, year, month, day, hour, minute, second] = match;
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (!claim.presigned) {
    if (Math.abs(now - signedAt) > maxSkewMs) {
      throw new AwsError("RequestTimeTooSkewed", "The request's time is too far from this machine's.", 403);
    }
    return;
  }
  const expires = Number(requestUrl(request).searchParams.get("X-Amz-Expires"));
  if (!Number.isInteger(expires) || expires < 1 || expires > 604_800)
    throw denied("X-Amz-Expires is not valid.");
  if (signedAt > now + maxSkewMs) throw denied("Request is not yet valid");
  if (now > signedAt + expires * 1000) throw denied("Request has expired");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function canonicalRequest(request: IncomingMessage, claim: Claim): string {
  const [rawPath = "/", rawQuery = ""] = (request.url ?? "/").split("?", 2);
  // S3 signs the path as sent, every other service encodes it once more.
  const path = claim.service === "s3" ? rawPath : rawPath.split("/").map(encode).join("/");
  const query = [...new URLSearchParams(rawQuery.replaceAll("+", "%2B"))]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const headers = claim.signedHeaders
    .map((name) => {
      const value = request.headers[name];
      if (value === undefined) throw denied(`The signed header ${name} is missing.`);
      return `${name}:${String(value).trim().replace(/ +/g, " ")}\n`;
    })
    .join("");
  return [request.method, path, query, headers, claim.signedHeaders.join(";"), claim.payloadHash].join("\n");
}

const signingKeys = new Map<string, Buffer>();

/** One key serves a secret, day, region and service; four HMACs a request would be a tenth of its cost. */
function signingKey(secret: string, claim: Claim): Buffer {
  const scope = [claim.date, claim.region, claim.service, "aws4_request"];
  const name = [secret, ...scope].join("\n");
  const known = signingKeys.get(name);
  if (known) return known;
  const key = scope.reduce<Buffer>((part, text) => hmac(part, text), Buffer.from(`AWS4${secret}`));
  if (signingKeys.size >= 1_000) signingKeys.clear();
  signingKeys.set(name, key);
  return key;
}

function sign(key: Buffer, lines: readonly string[]): string {
  return hmac(key, lines.join("\n")).toString("hex");
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function createChunkVerifier(key: Buffer, { time, scope, signature }: Claim): ChunkVerifier {
  let previous = signature;
  return (kind, hash, given) => {
    const empty = kind === "PAYLOAD" ? [sha256("")] : [];
    previous = sign(key, [`${algorithm}-${kind}`, time, scope, previous, ...empty, hash]);
    return given !== undefined && equal(given, previous);
  };
}
