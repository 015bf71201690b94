import * as z from "zod/mini";
import { AwsError } from "../lib/aws-error.ts";
import type { Permission } from "../lib/json-service.ts";
import { objectArn } from "../s3/object.ts";

/** Reads an object's bytes; throws when it is not there. */
export type ReadObject = (bucket: string, key: string) => Promise<Buffer>;

/** The picture of a request: bytes as base64, or an object. */
export const Image = z.object({
  Bytes: z.optional(z.string()),
  S3Object: z.optional(z.object({ Bucket: z.string(), Name: z.string(), Version: z.optional(z.string()) })),
});

/** Sizes that Rekognition accepts, in bytes (https://docs.aws.amazon.com/rekognition/latest/dg/limits.html). */
const maxObjectBytes = 15 * 1024 * 1024;
const maxInlineBytes = 5 * 1024 * 1024;

/** What the caller needs beside the operation itself: an object is read in their name. */
export function imagePermissions({ S3Object }: z.infer<typeof Image>): Permission[] {
  return S3Object ? [["s3:GetObject", objectArn(S3Object.Bucket, S3Object.Name)]] : [];
}

/** @throws AwsError `InvalidParameterException`, `InvalidS3ObjectException` or `ImageTooLargeException` */
export async function readImage(
  { Bytes, S3Object }: z.infer<typeof Image>,
  readObject: ReadObject,
): Promise<Buffer> {
  if ((Bytes === undefined) === (S3Object === undefined)) {
    throw new AwsError("InvalidParameterException", "Image takes either Bytes or S3Object.");
  }
  if (S3Object) {
    const object = await readObject(S3Object.Bucket, S3Object.Name).catch((cause: unknown) => {
      const message = `Unable to get object metadata from S3. Check object key, region and/or access permissions.`;
      throw Object.assign(new AwsError("InvalidS3ObjectException", message), { cause });
    });
    return checkSize(object, maxObjectBytes);
  }
  return checkSize(Buffer.from(Bytes ?? "", "base64"), maxInlineBytes);
}

function checkSize(bytes: Buffer, maxBytes: number): Buffer {
  if (bytes.length <= maxBytes) return bytes;
  throw new AwsError("ImageTooLargeException", `The image has ${bytes.length} bytes, more than ${maxBytes}.`);
}
