import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { limits } from "@image-content-search/core/upload";
import { environment } from "./environment.ts";

const client = new S3Client();

/** A presigned GET that saves the original under its file name (RFC 6266). */
export function presignOriginal(key: string, filename: string): Promise<string> {
  const ascii = filename.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  const command = new GetObjectCommand({
    Bucket: environment("BUCKET_NAME"),
    Key: key,
    ResponseContentDisposition: `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
  });
  return getSignedUrl(client, command, { expiresIn: limits.originalUrlSeconds });
}
