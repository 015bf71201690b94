import { AwsError } from "../lib/aws-error.ts";
import { readBody } from "../lib/http.ts";
import { innerOfAll, textOf, toXml } from "../lib/xml.ts";
import { type S3Operation, sendEmpty, sendXml } from "./call.ts";
import { malformedXml } from "./errors.ts";
import { readXml } from "./inputs.ts";
import { objectArn, type StoredObject } from "./object.ts";

const owner = { ID: "000000000000", DisplayName: "local" };

/** ListBuckets. */
export const listBuckets: S3Operation = async (buckets, { response }) => {
  const list = buckets.list().map(({ name, createdAt }) => ({
    Name: name,
    CreationDate: new Date(createdAt).toISOString(),
  }));
  sendXml(response, 200, toXml("ListAllMyBucketsResult", { Owner: owner, Buckets: { Bucket: list } }));
};

/** CreateBucket. */
export const createBucket: S3Operation = async (buckets, { request, response, target }) => {
  await readBody(request);
  buckets.create(target.bucket);
  sendEmpty(response, 200, { location: `/${target.bucket}` });
};

/** HeadBucket. */
export const headBucket: S3Operation = async (buckets, { response, target }) => {
  buckets.settings(target.bucket);
  sendEmpty(response, 200, { "x-amz-bucket-region": "us-east-1" });
};

/** An empty constraint means us-east-1. */
export const getBucketLocation: S3Operation = async (buckets, { response, target }) => {
  buckets.settings(target.bucket);
  sendXml(response, 200, toXml("LocationConstraint", ""));
};

/** ListObjectsV2. */
export const listObjectsV2: S3Operation = async (buckets, { response, target, query }) => {
  if (query.get("list-type") !== "2") {
    throw new AwsError("NotImplemented", "Of the listings of a bucket only ListObjectsV2 is served.", 501);
  }
  const maxKeys = Number(query.get("max-keys") ?? 1000);
  if (!Number.isInteger(maxKeys) || maxKeys < 0) {
    throw new AwsError("InvalidArgument", "Provided max-keys not an integer or within integer range");
  }
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const startAfter = query.get("start-after") ?? "";
  const continuationToken = query.get("continuation-token") ?? undefined;
  const page = buckets.listObjects(target.bucket, {
    ...{ prefix, delimiter, startAfter, continuationToken },
    maxKeys: Math.min(maxKeys, 1000),
  });
  const encoding = query.get("encoding-type") === "url" ? "url" : undefined;
  const encode = encoding ? encodeKey : (key: string) => key;
  const result = {
    Name: target.bucket,
    Prefix: encode(prefix),
    Delimiter: delimiter ? encode(delimiter) : undefined,
    StartAfter: startAfter ? encode(startAfter) : undefined,
    ContinuationToken: continuationToken,
    EncodingType: encoding,
    MaxKeys: maxKeys,
    KeyCount: page.objects.length + page.commonPrefixes.length,
    IsTruncated: page.nextToken !== undefined,
    NextContinuationToken: page.nextToken,
    Contents: page.objects.map(({ key, object }) => ({ Key: encode(key), ...describe(object) })),
    CommonPrefixes: page.commonPrefixes.map((each) => ({ Prefix: encode(each) })),
  };
  sendXml(response, 200, toXml("ListBucketResult", result));
};

function describe(object: StoredObject) {
  const { lastModified, etag, size } = object;
  return {
    LastModified: new Date(lastModified).toISOString(),
    ETag: etag,
    Size: size,
    StorageClass: "STANDARD",
  };
}

function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll("%2F", "/");
}

/** DeleteObjects: up to 1,000 keys at once. */
export const deleteObjects: S3Operation = async (buckets, call) => {
  const { target, response, principal } = call;
  const xml = await readXml(call);
  const keys = innerOfAll(xml, "Object").map((object) => textOf(object, "Key") ?? "");
  if (keys.length === 0 || keys.length > 1000) throw malformedXml();
  for (const key of keys) principal.authorize("s3:DeleteObject", objectArn(target.bucket, key));
  for (const key of keys) await buckets.delete(target.bucket, key);
  const deleted = textOf(xml, "Quiet") === "true" ? [] : keys.map((Key) => ({ Key }));
  sendXml(response, 200, toXml("DeleteResult", { Deleted: deleted }));
};
