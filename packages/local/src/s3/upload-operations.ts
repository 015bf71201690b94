import { AwsError } from "../lib/aws-error.ts";
import { header } from "../lib/http.ts";
import { innerOfAll, textOf, toXml } from "../lib/xml.ts";
import { type S3Operation, sendEmpty, sendXml } from "./call.ts";
import { checksumHeaders } from "./checksums.ts";
import { malformedXml } from "./errors.ts";
import { claimedChecksums, objectHeaders, readXml, uploadedContent, writeCondition } from "./inputs.ts";

/** CreateMultipartUpload. */
export const createMultipartUpload: S3Operation = async (buckets, { request, response, target }) => {
  buckets.settings(target.bucket);
  const UploadId = buckets.uploads.create(target.bucket, target.key, objectHeaders(request));
  const result = { Bucket: target.bucket, Key: target.key, UploadId };
  sendXml(response, 200, toXml("InitiateMultipartUploadResult", result));
};

/** UploadPart. */
export const uploadPart: S3Operation = async (buckets, { request, response, query, principal }) => {
  if (header(request, "x-amz-copy-source") !== undefined) {
    throw new AwsError("NotImplemented", "UploadPartCopy is not served.", 501);
  }
  const { chunks, claims } = uploadedContent(request, principal);
  const partNumber = Number(query.get("partNumber"));
  const part = await buckets.uploads.putPart(query.get("uploadId") ?? "", partNumber, chunks, claims);
  sendEmpty(response, 200, { etag: `"${part.md5}"`, ...checksumHeaders(part.checksums) });
};

/** CompleteMultipartUpload. */
export const completeMultipartUpload: S3Operation = async (buckets, call) => {
  const { request, response, target, query } = call;
  const parts = innerOfAll(await readXml(call), "Part").map((part) => ({
    partNumber: Number(textOf(part, "PartNumber")),
    etag: textOf(part, "ETag") ?? "",
  }));
  if (parts.length === 0) throw malformedXml();
  const whole = header(request, "x-amz-checksum-type") === "FULL_OBJECT";
  const { etag } = await buckets.uploads.complete(query.get("uploadId") ?? "", parts, {
    ...writeCondition(request),
    ...(whole && { claims: { checksums: claimedChecksums(request) } }),
  });
  const result = {
    Location: `/${target.bucket}/${target.key}`,
    Bucket: target.bucket,
    Key: target.key,
    ETag: etag,
  };
  sendXml(response, 200, toXml("CompleteMultipartUploadResult", result));
};

/** AbortMultipartUpload. */
export const abortMultipartUpload: S3Operation = async (buckets, { response, query }) => {
  await buckets.uploads.abort(query.get("uploadId") ?? "");
  sendEmpty(response, 204);
};
