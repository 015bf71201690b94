import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NotFound,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { environment } from "./environment.ts";

const client = new S3Client();
const bucket = () => environment("BUCKET_NAME");

/** A year; renditions never change below one key. */
const immutable = "private, max-age=31536000, immutable";

/** The whole object, its checksum verified. */
export async function readObject(key: string): Promise<Buffer> {
  const { Body } = await client.send(
    new GetObjectCommand({ Bucket: bucket(), Key: key, ChecksumMode: "ENABLED" }),
  );
  if (!Body) throw new Error(`The object ${key} has no body.`);
  return Buffer.from(await Body.transformToByteArray());
}

/** Whether there is such an object; only who may list the bucket is told that there is none. */
export async function objectExists(key: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket: bucket(), Key: key }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

/** Writes a JPEG that browsers may keep for a year. */
export async function writeRendition(key: string, bytes: Buffer): Promise<void> {
  await client.send(
    new PutObjectCommand({
      Bucket: bucket(),
      Key: key,
      Body: bytes,
      ContentType: "image/jpeg",
      CacheControl: immutable,
    }),
  );
}

/** Writes a value as JSON. */
export async function writeJson(key: string, value: unknown): Promise<void> {
  await client.send(
    new PutObjectCommand({
      Bucket: bucket(),
      Key: key,
      Body: JSON.stringify(value),
      ContentType: "application/json",
    }),
  );
}

/** At most `limit` objects below a prefix, after a key, in order; `more` says whether others follow. */
export async function listPage(prefix: string, after: string | undefined, limit: number) {
  const { Contents = [], IsTruncated = false } = await client.send(
    new ListObjectsV2Command({
      Bucket: bucket(),
      Prefix: prefix,
      MaxKeys: limit,
      ...(after !== undefined && { StartAfter: after }),
    }),
  );
  const objects = Contents.flatMap(({ Key, LastModified = new Date() }) =>
    Key ? [{ key: Key, modifiedAt: LastModified }] : [],
  );
  return { objects, more: IsTruncated };
}

/** Every key that begins so, in order. */
export async function listKeys(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client },
    { Bucket: bucket(), Prefix: prefix },
  )) {
    for (const { Key } of Contents) if (Key) keys.push(Key);
  }
  return keys;
}

/** Deletes objects, up to 1,000; one that is not there is no error. @throws Error naming one that could not be */
export async function deleteObjects(keys: readonly string[]): Promise<void> {
  const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
  const { Errors: [failed] = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket(), Delete }));
  if (failed) throw new Error(`${failed.Key} could not be deleted: ${failed.Code} ${failed.Message}`);
}
