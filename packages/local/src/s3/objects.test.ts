import { createHash } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  ChecksumAlgorithm,
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { newPhotos } from "./photos.testing.ts";

const Bucket = "photos";

describe("an object", () => {
  test("comes back with its content, type, headers, metadata and ETag", async () => {
    const { put, client, text } = await newPhotos();
    const headers = { ContentType: "image/jpeg", CacheControl: "max-age=1", ContentDisposition: "inline" };

    const { ETag } = await put("a b+c/é (1)'*.jpg", "hello", { ...headers, Metadata: { camera: "x100" } });
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: "a b+c/é (1)'*.jpg" }));

    expect(ETag).toBe(`"${createHash("md5").update("hello").digest("hex")}"`);
    expect(head).toMatchObject({ ...headers, ETag, ContentLength: 5, Metadata: { camera: "x100" } });
    expect(await text("a b+c/é (1)'*.jpg")).toBe("hello");
  });

  test("that is empty is an object too", async () => {
    const { put, text } = await newPhotos();

    await put("empty", "");

    expect(await text("empty")).toBe("");
  });

  test("streams through aws-chunked framing, which is not stored", async () => {
    const { put, get, buckets } = await newPhotos();
    const parts = Array.from({ length: 40 }, (_, i) => Buffer.alloc(10_007, i));

    await put("stream", Readable.from(parts), { ContentLength: 400_280 });

    const body = await (await get("stream")).Body?.transformToByteArray();
    expect(
      Buffer.from(body ?? []).equals(Buffer.concat(parts)),
      "the bytes that come back are those that were sent",
    ).toBe(true);
    expect(buckets.head(Bucket, "stream")?.headers).toEqual({});
  });

  test("that is not there is an error, and so is a bucket", async () => {
    const { get, client } = await newPhotos();

    await expect(get("none")).rejects.toMatchObject({ name: "NoSuchKey" });
    const head = client.send(new HeadObjectCommand({ Bucket, Key: "none" }));
    await expect(head).rejects.toMatchObject({ name: "NotFound" });
    await expect(get("none", { Bucket: "elsewhere" })).rejects.toMatchObject({ name: "NoSuchBucket" });
  });

  test("is deleted alone or among others, with its content", async () => {
    const { put, client, folder, buckets } = await newPhotos();
    for (const key of ["a", "b & <c>", "d"]) await put(key, key);

    await client.send(new DeleteObjectCommand({ Bucket, Key: "a" }));
    const Objects = [{ Key: "b & <c>" }, { Key: "never was" }];
    const { Deleted } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));

    expect(Deleted).toEqual(Objects);
    expect(buckets.head(Bucket, "d")).toBeDefined();
    expect(await readdir(folder)).toHaveLength(1);
  });

  test("is copied with its headers, or with others", async () => {
    const { put, client, get, text } = await newPhotos();
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
      const { put, get, text } = await newPhotos();

      await put("whole", "hello", { ChecksumAlgorithm });
      await put("stream", Readable.from([Buffer.from("hello")]), { ChecksumAlgorithm, ContentLength: 5 });

      const whole = await get("whole", { ChecksumMode: "ENABLED" });
      expect(whole).toMatchObject({ [`Checksum${ChecksumAlgorithm}`]: expect.any(String) });
      expect(await text("stream", { ChecksumMode: "ENABLED" })).toBe("hello");
    },
  );

  test("that is wrong is refused, and nothing is stored", async () => {
    const { put, buckets, folder, events } = await newPhotos();
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

test("a restart removes content that a crash left without a record, and keeps the rest", async () => {
  const { put, buckets, folder, text } = await newPhotos();
  await put("a", "kept");
  await writeFile(join(folder, "0b1e9c1e-orphan"), "half");

  await buckets.recover();

  expect(await readdir(folder)).toEqual([buckets.head(Bucket, "a")?.content]);
  expect(await text("a")).toBe("kept");
});
