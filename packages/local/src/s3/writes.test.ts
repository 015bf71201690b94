import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { newPhotos } from "./photos.testing.ts";

const Bucket = "photos";

describe("a conditional write", () => {
  test("happens once, whoever of two comes first, and the loser leaves nothing", async () => {
    const { put, events, folder, text } = await newPhotos();

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
    const { put, text } = await newPhotos();
    const { ETag } = await put("a", "one");

    await put("a", "two", { IfMatch: ETag });

    await expect(put("a", "three", { IfMatch: ETag })).rejects.toMatchObject({ name: "PreconditionFailed" });
    await expect(put("b", "x", { IfMatch: ETag })).rejects.toMatchObject({ name: "NoSuchKey" });
    expect(await text("a")).toBe("two");
  });
});

describe("a notification", () => {
  test("comes exactly once for a key with its prefix, in S3's format", async () => {
    const { put, events } = await newPhotos();

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
    const { put, buckets, folder } = await newPhotos();
    const deliver = () => {
      throw new Error("full");
    };
    buckets.declare(Bucket, { notifications: [{ prefix: "", deliver }] });

    await expect(put("a", "x")).rejects.toMatchObject({ name: "InternalFailure" });

    expect(buckets.head(Bucket, "a")).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });
});
