import { createHash } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  ChecksumAlgorithm,
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { newPhotos } from "./photos.testing.ts";

const Bucket = "photos";

async function newBucket() {
  const photos = await newPhotos();
  const put = (Key: string, Body: string | Readable, more: Partial<PutObjectCommandInput> = {}) =>
    photos.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
  const get = (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
    photos.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  const text = async (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
    (await get(Key, more)).Body?.transformToString();
  return { ...photos, put, get, text };
}

const status = (error: unknown) => (error as { $metadata?: { httpStatusCode?: number } }).$metadata;

describe("an object", () => {
  test("comes back with its content, type, headers, metadata and ETag", async () => {
    const { put, client, text } = await newBucket();
    const headers = { ContentType: "image/jpeg", CacheControl: "max-age=1", ContentDisposition: "inline" };

    const { ETag } = await put("a b+c/é (1)'*.jpg", "hello", { ...headers, Metadata: { camera: "x100" } });
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: "a b+c/é (1)'*.jpg" }));

    expect(ETag).toBe(`"${createHash("md5").update("hello").digest("hex")}"`);
    expect(head).toMatchObject({ ...headers, ETag, ContentLength: 5, Metadata: { camera: "x100" } });
    expect(await text("a b+c/é (1)'*.jpg")).toBe("hello");
  });

  test("that is empty is an object too", async () => {
    const { put, text } = await newBucket();

    await put("empty", "");

    expect(await text("empty")).toBe("");
  });

  test("streams through aws-chunked framing, which is not stored", async () => {
    const { put, get, buckets } = await newBucket();
    const parts = Array.from({ length: 40 }, (_, i) => Buffer.alloc(10_007, i));

    await put("stream", Readable.from(parts), { ContentLength: 400_280 });

    const body = await (await get("stream")).Body?.transformToByteArray();
    expect(Buffer.from(body ?? []).equals(Buffer.concat(parts))).toBe(true);
    expect(buckets.head(Bucket, "stream")?.headers).toEqual({});
  });

  test("that is not there is an error, and so is a bucket", async () => {
    const { get, client } = await newBucket();

    await expect(get("none")).rejects.toMatchObject({ name: "NoSuchKey" });
    const head = client.send(new HeadObjectCommand({ Bucket, Key: "none" }));
    await expect(head).rejects.toMatchObject({ name: "NotFound" });
    await expect(get("none", { Bucket: "elsewhere" })).rejects.toMatchObject({ name: "NoSuchBucket" });
  });

  test("is deleted alone or among others, with its content", async () => {
    const { put, client, folder, buckets } = await newBucket();
    for (const key of ["a", "b & <c>", "d"]) await put(key, key);

    await client.send(new DeleteObjectCommand({ Bucket, Key: "a" }));
    const Objects = [{ Key: "b & <c>" }, { Key: "never was" }];
    const { Deleted } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));

    expect(Deleted).toEqual(Objects);
    expect(buckets.head(Bucket, "d")).toBeDefined();
    expect(await readdir(folder)).toHaveLength(1);
  });

  test("is copied with its headers, or with others", async () => {
    const { put, client, get, text } = await newBucket();
    await put("from here", "x", { ContentType: "image/png" });
    const copy = { Bucket, CopySource: "photos/from%20here" };

    await client.send(new CopyObjectCommand({ ...copy, Key: "same" }));
    const other = { MetadataDirective: "REPLACE", ContentType: "text/plain" } as const;
    await client.send(new CopyObjectCommand({ ...copy, ...other, Key: "other" }));

    expect([await text("same"), (await get("same")).ContentType]).toEqual(["x", "image/png"]);
    expect((await get("other")).ContentType).toBe("text/plain");
  });
});

describe("a checksum", () => {
  test.each(Object.values(ChecksumAlgorithm).filter((name) => /^(CRC|SHA(1|256)$)/.test(name)))(
    "of %s is verified on arrival, in a header as in a trailer, and answered when asked for",
    async (ChecksumAlgorithm) => {
      const { put, get, text } = await newBucket();

      await put("whole", "hello", { ChecksumAlgorithm });
      await put("stream", Readable.from([Buffer.from("hello")]), { ChecksumAlgorithm, ContentLength: 5 });

      const whole = await get("whole", { ChecksumMode: "ENABLED" });
      expect(whole).toMatchObject({ [`Checksum${ChecksumAlgorithm}`]: expect.any(String) });
      expect(await text("stream", { ChecksumMode: "ENABLED" })).toBe("hello");
    },
  );

  test("that is wrong is refused, and nothing is stored", async () => {
    const { put, buckets, folder, events } = await newBucket();
    const wrong = { ChecksumSHA256: createHash("sha256").update("other").digest("base64") };

    await expect(put("originals/a", "hello", wrong)).rejects.toMatchObject({ name: "BadDigest" });
    const md5 = createHash("md5").update("other").digest("base64");
    await expect(put("originals/a", "hello", { ContentMD5: md5 })).rejects.toMatchObject({
      name: "BadDigest",
    });

    expect(buckets.head(Bucket, "originals/a")).toBeUndefined();
    expect([await readdir(folder), events]).toEqual([[], []]);
  });
});

describe("a read", () => {
  test.each([
    ["bytes=2-4", "cde", "bytes 2-4/10"],
    ["bytes=7-", "hij", "bytes 7-9/10"],
    ["bytes=-2", "ij", "bytes 8-9/10"],
    ["bytes=8-99", "ij", "bytes 8-9/10"],
  ])("of %s answers that part", async (Range, expected, ContentRange) => {
    const { put, get } = await newBucket();
    await put("a", "abcdefghij");

    const part = await get("a", { Range });

    expect(await part.Body?.transformToString()).toBe(expected);
    expect(part).toMatchObject({ ContentRange, $metadata: { httpStatusCode: 206 } });
  });

  test("beyond the end is refused, and a range that makes no sense is ignored", async () => {
    const { put, get, text } = await newBucket();
    await put("a", "abc");

    await expect(get("a", { Range: "bytes=3-" })).rejects.toMatchObject({ name: "InvalidRange" });
    expect(await text("a", { Range: "bytes=2-1" })).toBe("abc");
  });

  test("of what the reader has already is answered 304, and 412 for what has changed", async () => {
    const { put, get } = await newBucket();
    const { ETag } = await put("a", "abc");
    const later = new Date(Date.now() + 60_000);
    const outcome = async (more: Partial<GetObjectCommandInput>) =>
      get("a", more).then(
        () => 200,
        (error) => status(error)?.httpStatusCode,
      );

    expect(await outcome({ IfNoneMatch: ETag })).toBe(304);
    expect(await outcome({ IfNoneMatch: '"other"' })).toBe(200);
    expect(await outcome({ IfModifiedSince: later })).toBe(304);
    expect(await outcome({ IfMatch: '"other"' })).toBe(412);
    expect(await outcome({ IfMatch: ETag, IfUnmodifiedSince: new Date(0) })).toBe(200);
    expect(await outcome({ IfUnmodifiedSince: new Date(0) })).toBe(412);
  });
});

describe("a conditional write", () => {
  test("happens once, whoever of two comes first, and the loser leaves nothing", async () => {
    const { put, events, folder, text } = await newBucket();

    const outcomes = await Promise.allSettled(
      ["one", "two"].map((body) => put("originals/a", body, { IfNoneMatch: "*" })),
    );

    const winner = outcomes.findIndex(({ status }) => status === "fulfilled");
    const [loser] = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(loser).toMatchObject({ name: "PreconditionFailed", $metadata: { httpStatusCode: 412 } });
    expect(await text("originals/a")).toBe(["one", "two"][winner]);
    expect(events).toHaveLength(1);
    expect(await readdir(folder)).toHaveLength(1);
  });

  test("replaces the version that it names and no other", async () => {
    const { put, text } = await newBucket();
    const { ETag } = await put("a", "one");

    await put("a", "two", { IfMatch: ETag });

    await expect(put("a", "three", { IfMatch: ETag })).rejects.toMatchObject({ name: "PreconditionFailed" });
    await expect(put("b", "x", { IfMatch: ETag })).rejects.toMatchObject({ name: "NoSuchKey" });
    expect(await text("a")).toBe("two");
  });
});

describe("a notification", () => {
  test("comes exactly once for a key with its prefix, in S3's format", async () => {
    const { put, events } = await newBucket();

    const { ETag } = await put("originals/a b+é.jpg", "hello");
    await put("media/a", "hello");

    expect(events).toHaveLength(1);
    expect(events[0]?.Records).toEqual([
      expect.objectContaining({
        eventVersion: "2.1",
        eventSource: "aws:s3",
        eventName: "ObjectCreated:Put",
        s3: expect.objectContaining({
          bucket: expect.objectContaining({ name: "photos", arn: "arn:aws:s3:::photos" }),
          object: {
            key: "originals/a+b%2B%C3%A9.jpg",
            size: 5,
            eTag: ETag?.replaceAll('"', ""),
            sequencer: expect.stringMatching(/^[0-9A-F]{16}$/),
          },
        }),
      }),
    ]);
  });

  test("that cannot be delivered undoes the write", async () => {
    const { put, buckets, folder } = await newBucket();
    const deliver = () => {
      throw new Error("full");
    };
    buckets.declare(Bucket, { notifications: [{ prefix: "", deliver }] });

    await expect(put("a", "x")).rejects.toMatchObject({ name: "InternalFailure" });

    expect(buckets.head(Bucket, "a")).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });
});

test("a restart removes content that a crash left without a record, and keeps the rest", async () => {
  const { put, buckets, folder, text } = await newBucket();
  await put("a", "kept");
  await writeFile(join(folder, "0b1e9c1e-orphan"), "half");

  await buckets.recover();

  expect(await readdir(folder)).toEqual([buckets.head(Bucket, "a")?.content]);
  expect(await text("a")).toBe("kept");
});
