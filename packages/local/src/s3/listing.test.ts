import { ListObjectsV2Command, type ListObjectsV2CommandInput } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { newPhotos } from "./photos.testing.ts";

const Bucket = "photos";

describe("a listing", () => {
  async function newListing(keys: readonly string[]) {
    const { client, buckets } = await newPhotos();
    for (const key of keys) await buckets.put(Bucket, key, Buffer.from(key));
    buckets.declare("photos2");
    await buckets.put("photos2", "other", Buffer.from("x"));
    const list = (more: Partial<ListObjectsV2CommandInput> = {}) =>
      client.send(new ListObjectsV2Command({ Bucket, ...more }));
    /** Keys and common prefixes of all pages, page by page. */
    const pages = async (more: Partial<ListObjectsV2CommandInput>) => {
      const found: (string | undefined)[][] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await list({ ...more, ...(ContinuationToken && { ContinuationToken }) });
        const keys = page.Contents?.map(({ Key }) => Key) ?? [];
        const prefixes = page.CommonPrefixes?.map(({ Prefix }) => Prefix) ?? [];
        expect(page.KeyCount).toBe(keys.length + prefixes.length);
        expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
        found.push([...keys, ...prefixes]);
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken);
      return found;
    };
    return { list, pages };
  }
  const tree = ["a", "b/1", "b/2", "b/c/3", "b0", "c/4", "d", "é"];

  test("is in the order of bytes, of one bucket only, and tells size and ETag", async () => {
    const { pages, list } = await newListing(tree);

    expect(await pages({})).toEqual([tree]);
    expect((await list()).Contents?.[1]).toMatchObject({ Key: "b/1", Size: 3, ETag: expect.any(String) });
  });

  test.each<[string, Partial<ListObjectsV2CommandInput>, string[][]]>([
    ["prefix", { Prefix: "b/" }, [["b/1", "b/2", "b/c/3"]]],
    ["delimiter", { Delimiter: "/" }, [["a", "b0", "d", "é", "b/", "c/"]]],
    ["prefix and delimiter", { Prefix: "b/", Delimiter: "/" }, [["b/1", "b/2", "b/c/"]]],
    ["pages", { MaxKeys: 3 }, [tree.slice(0, 3), tree.slice(3, 6), tree.slice(6)]],
    [
      "pages of prefixes",
      { MaxKeys: 2, Delimiter: "/" },
      [
        ["a", "b/"],
        ["b0", "c/"],
        ["d", "é"],
      ],
    ],
    ["start", { StartAfter: "b0" }, [["c/4", "d", "é"]]],
    ["start before the prefix", { StartAfter: "a", Prefix: "c" }, [["c/4"]]],
    ["nothing", { Prefix: "zzz" }, [[]]],
    ["no room", { MaxKeys: 0 }, [[]]],
  ])("by %s", async (_, query, expected) => {
    const { pages } = await newListing(tree);

    expect(await pages(query)).toEqual(expected);
  });

  test("encodes keys when asked to, and escapes them else", async () => {
    const { list } = await newListing(["a <&> b/é"]);

    expect((await list()).Contents?.[0]?.Key).toBe("a <&> b/é");
    expect((await list({ EncodingType: "url" })).Contents?.[0]?.Key).toBe("a%20%3C%26%3E%20b/%C3%A9");
  });
});
