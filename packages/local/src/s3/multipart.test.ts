import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { newPhotos } from "./photos.testing.ts";

const Bucket = "photos";

describe("an upload in parts", () => {
  const megabytes = (count: number) => randomBytes(count * 1024 * 1024);
  async function newParts() {
    const photos = await newPhotos();
    const Key = "originals/large";
    const { UploadId } = await photos.client.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ContentType: "image/tiff" }),
    );
    const upload = { Bucket, Key, UploadId };
    const part = async (PartNumber: number, Body: Buffer) => {
      const { ETag } = await photos.client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      return { PartNumber, ETag };
    };
    const complete = (...Parts: { PartNumber: number; ETag: string | undefined }[]) =>
      photos.client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
    return { ...photos, Key, upload, part, complete };
  }

  test("becomes one object with one notification, and leaves no parts", async () => {
    const { part, complete, client, Key, events, folder } = await newParts();
    const [first, second] = [megabytes(5), Buffer.from("end")];

    const { ETag } = await complete(await part(1, first), await part(3, second));
    const object = await client.send(new GetObjectCommand({ Bucket, Key }));

    const body = Buffer.from((await object.Body?.transformToByteArray()) ?? []);
    expect(
      body.equals(Buffer.concat([first, second])),
      "the bytes that come back are those that were sent",
    ).toBe(true);
    expect(object).toMatchObject({ ETag, ContentType: "image/tiff" });
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    expect(events.map(({ Records }) => Records[0].eventName)).toEqual([
      "ObjectCreated:CompleteMultipartUpload",
    ]);
    expect(await readdir(folder)).toHaveLength(1);
  });

  test("is refused with parts that are missing, out of order or too small", async () => {
    const { part, complete, events } = await newParts();
    const [one, two] = [await part(1, Buffer.from("small")), await part(2, Buffer.from("end"))];

    await expect(complete({ ...two, PartNumber: 3 })).rejects.toMatchObject({ name: "InvalidPart" });
    await expect(complete({ ...one, ETag: two.ETag })).rejects.toMatchObject({ name: "InvalidPart" });
    await expect(complete(two, one)).rejects.toMatchObject({ name: "InvalidPartOrder" });
    await expect(complete(one, two)).rejects.toMatchObject({ name: "EntityTooSmall" });
    expect(events).toEqual([]);
  });

  test("leaves an object that was there first alone, when it is write-once", async () => {
    const { part, client, upload, buckets, Key } = await newParts();
    await buckets.put(Bucket, Key, Buffer.from("first"));
    const MultipartUpload = { Parts: [await part(1, Buffer.from("second"))] };

    const late = client.send(
      new CompleteMultipartUploadCommand({ ...upload, MultipartUpload, IfNoneMatch: "*" }),
    );

    await expect(late).rejects.toMatchObject({ name: "PreconditionFailed" });
    expect(buckets.head(Bucket, Key)?.size).toBe("first".length);
  });

  test("survives a restart's cleaning, and is gone with its parts once aborted", async () => {
    const { part, client, upload, folder, buckets, complete } = await newParts();
    const one = await part(1, Buffer.from("x"));

    await buckets.recover();
    expect(await readdir(folder)).toHaveLength(1);
    await client.send(new AbortMultipartUploadCommand(upload));

    expect(await readdir(folder)).toEqual([]);
    await expect(complete(one)).rejects.toMatchObject({ name: "NoSuchUpload" });
  });
});
