import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { newFolder, newStore, serveAws } from "../../test/aws.ts";
import { Buckets } from "./buckets.ts";
import type { S3Event } from "./notification.ts";
import { s3Service } from "./wire.ts";

/** For tests: a bucket `photos` behind a client, the events of its prefix `originals/`, and all its parts. */
export async function newPhotos(config: S3ClientConfig = {}) {
  const store = newStore();
  const folder = newFolder();
  const buckets = new Buckets(store, folder);
  const events: S3Event[] = [];
  buckets.declare("photos", {
    cors: [
      {
        allowedOrigins: ["http://localhost:3000"],
        allowedMethods: ["PUT", "GET"],
        allowedHeaders: ["content-type", "x-amz-*"],
        exposeHeaders: ["ETag"],
        maxAgeSeconds: 600,
      },
    ],
    notifications: [{ prefix: "originals/", deliver: (event) => events.push(event) }],
  });
  const aws = await serveAws((authenticate) => [s3Service(buckets, authenticate)]);
  const client = new S3Client({ ...aws, ...config });
  const url = `${aws.endpoint}/photos`;
  return { store, folder, buckets, events, client, aws, url };
}
