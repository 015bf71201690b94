import type { StoredObject } from "./object.ts";

/** What S3 tells about a new object (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html). */
export interface S3Event {
  Records: [S3EventRecord];
}

interface S3EventRecord {
  eventVersion: "2.1";
  eventSource: "aws:s3";
  awsRegion: "us-east-1";
  /** ISO 8601, UTC. */
  eventTime: string;
  eventName: CreatedBy;
  userIdentity: { principalId: string };
  requestParameters: { sourceIPAddress: string };
  responseElements: Record<string, string>;
  s3: {
    s3SchemaVersion: "1.0";
    configurationId: string;
    bucket: { name: string; ownerIdentity: { principalId: string }; arn: string };
    object: {
      /** URL-encoded, with + for a space. */
      key: string;
      size: number;
      /** Without quotes. */
      eTag: string;
      /** Hex; grows with every write of a key. */
      sequencer: string;
    };
  };
}

/** How an object came to be. */
export type CreatedBy = "ObjectCreated:Put" | "ObjectCreated:Copy" | "ObjectCreated:CompleteMultipartUpload";

/** Hands on what happens to keys that begin with `prefix`. */
export interface Notification {
  prefix: string;
  /** Called inside the transaction that makes the object visible: a throw undoes the write. */
  deliver: (event: S3Event) => void;
}

/** The event of a new object. */
export function createdEvent(
  bucket: string,
  key: string,
  object: StoredObject,
  by: CreatedBy,
  sequencer: string,
): S3Event {
  const identity = { principalId: "000000000000" };
  const record: S3EventRecord = {
    eventVersion: "2.1",
    eventSource: "aws:s3",
    awsRegion: "us-east-1",
    eventTime: new Date(object.lastModified).toISOString(),
    eventName: by,
    userIdentity: identity,
    requestParameters: { sourceIPAddress: "127.0.0.1" },
    responseElements: {},
    s3: {
      s3SchemaVersion: "1.0",
      configurationId: "local",
      bucket: { name: bucket, ownerIdentity: identity, arn: `arn:aws:s3:::${bucket}` },
      object: {
        key: encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/"),
        size: object.size,
        eTag: object.etag.slice(1, -1),
        sequencer,
      },
    },
  };
  return { Records: [record] };
}
