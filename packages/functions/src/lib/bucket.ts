import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
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
