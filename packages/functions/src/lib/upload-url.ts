import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { limits } from "@image-content-search/core/upload";
import { environment } from "./environment.ts";

/** The one object that an upload URL is good for. */
export interface ExpectedUpload {
  key: string;
  contentType: string;
  byteSize: number;
  /** SHA-256 of the content, hex. */
  sha256: string;
}

const client = new S3Client();

/**
 * A presigned PUT that binds type, length and content, and only ever creates: the checksum must stay a
 * header (S3 ignores one in the query), and content-type is signed only when asked for.
 */
export async function presignUpload({ key, contentType, byteSize, sha256 }: ExpectedUpload) {
  const checksum = Buffer.from(sha256, "hex").toString("base64");
  const command = new PutObjectCommand({
    Bucket: environment("BUCKET_NAME"),
    Key: key,
    ContentLength: byteSize,
    ContentType: contentType,
    ChecksumSHA256: checksum,
    IfNoneMatch: "*",
  });
  const url = await getSignedUrl(client, command, {
    expiresIn: limits.uploadUrlSeconds,
    unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
    signableHeaders: new Set(["content-type"]),
  });
  return {
    method: "PUT" as const,
    url,
    // The browser sets content-length, which is signed too, by itself.
    headers: { "content-type": contentType, "x-amz-checksum-sha256": checksum, "if-none-match": "*" },
    expiresAt: new Date(Date.now() + limits.uploadUrlSeconds * 1000).toISOString(),
  };
}
