import type { Readable } from "node:stream";
import {
  GetObjectCommand,
  type GetObjectCommandInput,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from "@aws-sdk/client-s3";
import { newFolder, newStore, serveAws } from "../../test/aws.ts";
import { Buckets } from "./buckets.ts";
import type { S3Event } from "./notification.ts";
import { s3Service } from "./wire.ts";

/** For tests: a bucket `photos` behind a client, the events of its prefix `originals/`, and all its parts. */
export async function newPhotos() {
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
  const client = new S3Client(aws);
  const url = `${aws.endpoint}/photos`;
  const put = (Key: string, Body: string | Readable, more: Partial<PutObjectCommandInput> = {}) =>
    client.send(new PutObjectCommand({ Bucket: "photos", Key, Body, ...more }));
  const get = (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
    client.send(new GetObjectCommand({ Bucket: "photos", Key, ...more }));
  const text = async (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
    (await get(Key, more)).Body?.transformToString();
  return { folder, buckets, events, client, aws, url, put, get, text };
}
