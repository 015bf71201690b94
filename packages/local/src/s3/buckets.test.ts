import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutBucketAclCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { describe, expect, test } from "vitest";
import { newPhotos } from "./photos.testing.ts";

const Bucket = "photos";

describe("a bucket", () => {
  test("is made, found, located and listed", async () => {
    const { client } = await newPhotos();

    await client.send(new CreateBucketCommand({ Bucket: "extra" }));

    await expect(client.send(new HeadBucketCommand({ Bucket: "extra" }))).resolves.toBeDefined();
    await expect(client.send(new HeadBucketCommand({ Bucket: "none" }))).rejects.toMatchObject({
      name: "NotFound",
    });
    const location = await client.send(new GetBucketLocationCommand({ Bucket }));
    expect(location.LocationConstraint).toBeFalsy();
    const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
    expect(Buckets.map(({ Name }) => Name)).toEqual(["extra", "photos"]);
  });

  test("says which operations are not served instead of doing another", async () => {
    const { client } = await newPhotos();

    const setting = client.send(new PutBucketAclCommand({ Bucket, ACL: "private" }));

    await expect(setting).rejects.toMatchObject({ name: "NotImplemented" });
  });

  test("may be named by the host", async () => {
    const { buckets, aws } = await newPhotos();
    await buckets.put(Bucket, "a/b c", Buffer.from("hello"));
    const endpoint = aws.endpoint.replace("127.0.0.1", "localhost");
    const command = new GetObjectCommand({ Bucket, Key: "a/b c" });
    const signed = new URL(await getSignedUrl(new S3Client({ ...aws, endpoint }), command));

    const status = await new Promise((resolve) => {
      const { port, pathname, search, host } = signed;
      const options = { host: "127.0.0.1", port, path: pathname + search, headers: { host } };
      request(options, (answer) => resolve(answer.resume().statusCode)).end();
    });

    expect(signed.hostname).toBe("photos.localhost");
    expect(status).toBe(200);
  });
});

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
    expect(body.equals(Buffer.concat([first, second]))).toBe(true);
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

describe("CORS", () => {
  const preflight = (origin: string, headers = "content-type,x-amz-checksum-sha256", method = "PUT") => ({
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": method,
      "access-control-request-headers": headers,
    },
  });

  test("lets the declared origin put with the declared headers", async () => {
    const { url } = await newPhotos();

    const answer = await fetch(`${url}/a`, preflight("http://localhost:3000"));

    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "access-control-allow-origin": "http://localhost:3000",
      "access-control-allow-methods": "PUT, GET",
      "access-control-allow-headers": "content-type, x-amz-checksum-sha256",
      "access-control-max-age": "600",
    });
  });

  test.each([
    ["origin", preflight("http://elsewhere")],
    ["header", preflight("http://localhost:3000", "x-other")],
    ["method", preflight("http://localhost:3000", "content-type", "DELETE")],
  ])("refuses another %s", async (_, init) => {
    const { url } = await newPhotos();

    const answer = await fetch(`${url}/a`, init);

    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("lets the origin read answers, refusals included", async () => {
    const { url, client, buckets } = await newPhotos();
    await buckets.put(Bucket, "a", Buffer.from("x"));
    const headers = { origin: "http://localhost:3000" };

    const signed = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: "a" }));
    const answers = [await fetch(signed, { headers }), await fetch(`${url}/a`, { headers })];

    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
    for (const answer of answers) {
      expect(answer.headers.get("access-control-allow-origin")).toBe("http://localhost:3000");
      expect(answer.headers.get("access-control-expose-headers")).toBe("ETag");
    }
  });
});
