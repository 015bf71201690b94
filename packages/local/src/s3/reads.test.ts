import type { GetObjectCommandInput } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { newPhotos } from "./photos.testing.ts";

const status = (error: unknown) => (error as { $metadata?: { httpStatusCode?: number } }).$metadata;

describe("a read", () => {
  test.each([
    ["bytes=2-4", "cde", "bytes 2-4/10"],
    ["bytes=7-", "hij", "bytes 7-9/10"],
    ["bytes=-2", "ij", "bytes 8-9/10"],
    ["bytes=8-99", "ij", "bytes 8-9/10"],
  ])("of %s answers that part", async (Range, expected, ContentRange) => {
    const { put, get } = await newPhotos();
    await put("a", "abcdefghij");

    const part = await get("a", { Range });

    expect(await part.Body?.transformToString()).toBe(expected);
    expect(part).toMatchObject({ ContentRange, $metadata: { httpStatusCode: 206 } });
  });

  test("beyond the end is refused, and a range that makes no sense is ignored", async () => {
    const { put, get, text } = await newPhotos();
    await put("a", "abc");

    await expect(get("a", { Range: "bytes=3-" })).rejects.toMatchObject({ name: "InvalidRange" });
    expect(await text("a", { Range: "bytes=2-1" })).toBe("abc");
  });

  test("of what the reader has already is answered 304, and 412 for what has changed", async () => {
    const { put, get } = await newPhotos();
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
