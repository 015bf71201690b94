import { pipeline } from "node:stream/promises";
import { AwsError } from "../lib/aws-error.ts";
import { header } from "../lib/http.ts";
import { toXml } from "../lib/xml.ts";
import type { Buckets } from "./buckets.ts";
import type { Call, S3Operation } from "./call.ts";
import { sendEmpty, sendXml } from "./call.ts";
import { checksumHeaders } from "./checksums.ts";
import { noSuchKey } from "./errors.ts";
import { objectHeaders, readCondition, uploadedContent, writeCondition } from "./inputs.ts";
import { isNotModified, objectArn, type StoredObject } from "./object.ts";

/** Query parameters by which a presigned GET overrides headers of the answer. */
const overrides = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];

/** PutObject and CopyObject. */
export const putObject: S3Operation = async (buckets, call) => {
  const { request, response, target } = call;
  if (header(request, "x-amz-copy-source") !== undefined) return copyObject(buckets, call);
  const { chunks, claims } = uploadedContent(request, call.principal);
  const options = { ...objectHeaders(request), ...writeCondition(request), claims };
  const { etag, checksums } = await buckets.put(target.bucket, target.key, chunks, options);
  sendEmpty(response, 200, { etag, ...checksumHeaders(checksums) });
};

async function copyObject(buckets: Buckets, { request, response, target, principal }: Call): Promise<void> {
  const source = decodeURIComponent(header(request, "x-amz-copy-source")?.split("?")[0] ?? "").replace(
    /^\//,
    "",
  );
  const slash = source.indexOf("/");
  if (slash < 1) throw new AwsError("InvalidArgument", "Copy Source must mention the source bucket and key");
  const from = { bucket: source.slice(0, slash), key: source.slice(slash + 1) };
  principal.authorize("s3:GetObject", objectArn(from.bucket, from.key));
  const replace = header(request, "x-amz-metadata-directive") === "REPLACE";
  const headers = replace ? objectHeaders(request) : undefined;
  const { etag, lastModified } = await buckets.copy(from, target.bucket, target.key, headers);
  const result = { LastModified: new Date(lastModified).toISOString(), ETag: etag };
  sendXml(response, 200, toXml("CopyObjectResult", result));
}

/** GetObject, whole or in part. */
export const getObject: S3Operation = async (buckets, { request, response, target, query }) => {
  const found = buckets.get(target.bucket, target.key);
  if (isNotModified(found, readCondition(request))) return sendNotModified(response, found);
  const { object, stream, range } = await buckets.open(target.bucket, target.key, header(request, "range"));
  response.writeHead(range ? 206 : 200, {
    ...describe(object, query),
    ...(range ? {} : askedChecksums(request, object)),
    "content-length": range ? range.end - range.start + 1 : object.size,
    ...(range && { "content-range": `bytes ${range.start}-${range.end}/${object.size}` }),
  });
  await pipeline(stream, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  });
};

/** HeadObject. */
export const headObject: S3Operation = async (buckets, { request, response, target, query }) => {
  const object = buckets.head(target.bucket, target.key);
  if (!object) throw noSuchKey();
  if (isNotModified(object, readCondition(request))) return sendNotModified(response, object);
  response.writeHead(200, {
    ...describe(object, query),
    ...askedChecksums(request, object),
    "content-length": object.size,
  });
  response.end();
};

/** DeleteObject. */
export const deleteObject: S3Operation = async (buckets, { response, target }) => {
  await buckets.delete(target.bucket, target.key);
  sendEmpty(response, 204);
};

function askedChecksums(request: Call["request"], { checksums }: StoredObject): Record<string, string> {
  return header(request, "x-amz-checksum-mode") === "ENABLED" ? checksumHeaders(checksums) : {};
}

function describe(object: StoredObject, query: URLSearchParams): Record<string, string> {
  const headers: Record<string, string> = {
    "content-type": object.contentType,
    ...object.headers,
    "accept-ranges": "bytes",
    etag: object.etag,
    "last-modified": new Date(object.lastModified).toUTCString(),
  };
  for (const [name, value] of Object.entries(object.metadata)) headers[`x-amz-meta-${name}`] = value;
  for (const name of overrides) {
    const value = query.get(`response-${name}`);
    if (value !== null) headers[name] = value;
  }
  return headers;
}

function sendNotModified(response: Call["response"], { etag, lastModified }: StoredObject): void {
  sendEmpty(response, 304, { etag, "last-modified": new Date(lastModified).toUTCString() });
}
