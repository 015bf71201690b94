import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { GetObjectCommand, PutObjectCommand, type PutObjectCommandInput } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { describe, expect, test, vi } from "vitest";
import { newPhotos } from "./photos.testing.ts";

const Bucket = "photos";
const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");

describe("an unsigned request", () => {
  test("is refused in XML, for an object as for the bucket", async () => {
    const { url } = await newPhotos();

    for (const path of ["/a", "?list-type=2", "/"]) {
      const answer = await fetch(url + path);

      expect(answer.status).toBe(403);
      expect(await answer.text()).toMatch(/^<\?xml.*\n<Error><Code>AccessDenied<\/Code>/);
    }
  });
});

test("a URL that makes no sense is refused, and the next request is served", async () => {
  const { aws } = await newPhotos();

  const statuses = [];
  for (const path of ["/?X-Amz-Credential=%zz", "/photos/%zz", "//", "/photos/a"]) {
    statuses.push((await fetch(aws.endpoint + path)).status);
  }

  expect(statuses).toEqual([404, 400, 404, 403]);
});

describe("a presigned PUT that binds the content", () => {
  const body = "picture";
  async function newUpload() {
    const photos = await newPhotos();
    const headers = {
      "content-type": "image/jpeg",
      "x-amz-checksum-sha256": sha256(body),
      "if-none-match": "*",
    };
    const input: PutObjectCommandInput = {
      Bucket,
      Key: "originals/me/one",
      ContentLength: body.length,
      ContentType: "image/jpeg",
      ChecksumSHA256: headers["x-amz-checksum-sha256"],
      IfNoneMatch: "*",
    };
    const url = await getSignedUrl(photos.client, new PutObjectCommand(input), {
      expiresIn: 600,
      unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
      signableHeaders: new Set(["content-type"]),
    });
    const send = async (content: string, changes: Record<string, string> = {}, to = url) => {
      const answer = await fetch(to, { method: "PUT", headers: { ...headers, ...changes }, body: content });
      return /<Code>(\w+)</.exec(await answer.text())?.[1] ?? answer.status;
    };
    return { ...photos, url, send, input };
  }

  test("signs type, length, checksum and write-once", async () => {
    const { url } = await newUpload();

    expect(new URL(url).searchParams.get("X-Amz-SignedHeaders")).toBe(
      "content-length;content-type;host;if-none-match;x-amz-checksum-sha256",
    );
  });

  test("is accepted once", async () => {
    const { send, events } = await newUpload();

    expect(await send(body)).toBe(200);
    expect(await send(body)).toBe("PreconditionFailed");
    expect(events).toHaveLength(1);
  });

  test("is refused with anything else than was signed", async () => {
    const { send, url, events } = await newUpload();

    expect(await send("PICTURE")).toBe("BadDigest");
    expect(await send("pictures")).toBe("SignatureDoesNotMatch");
    expect(await send(body, { "content-type": "text/html" })).toBe("SignatureDoesNotMatch");
    expect(await send(body, { "x-amz-checksum-sha256": sha256("x") })).toBe("SignatureDoesNotMatch");
    expect(await send(body, { "if-none-match": '"x"' })).toBe("SignatureDoesNotMatch");
    expect(await send(body, {}, url.replace("/me/", "/you/"))).toBe("SignatureDoesNotMatch");
    expect(await send(body, {}, url.replace("Expires=600", "Expires=6000"))).toBe("SignatureDoesNotMatch");
    expect(events).toEqual([]);
  });

  test("is refused when its time is over", async () => {
    const { client, input, send } = await newUpload();
    const signingDate = new Date(Date.now() - 601_000);
    const url = await getSignedUrl(client, new PutObjectCommand(input), { expiresIn: 600, signingDate });

    expect(await send(body, {}, url)).toBe("AccessDenied");
  });

  test("ignores a checksum that was hoisted into the query, as S3 does", async () => {
    const { client, input, send, buckets } = await newUpload();
    const hoisted = await getSignedUrl(client, new PutObjectCommand({ ...input, ContentLength: undefined }));
    const bare = { method: "PUT", headers: { "if-none-match": "*" }, body: "anything" };

    expect(new URL(hoisted).searchParams.get("x-amz-checksum-sha256")).toBe(sha256(body));
    expect((await fetch(hoisted, bare)).status).toBe(200);
    expect(buckets.head(Bucket, "originals/me/one")?.size).toBe("anything".length);
    expect(await send(body)).toBe("PreconditionFailed");
  });
});

test("a presigned GET may rename the download and change its type", async () => {
  const { client, buckets } = await newPhotos();
  await buckets.put(Bucket, "a", Buffer.from("x"));
  const command = new GetObjectCommand({
    Bucket,
    Key: "a",
    ResponseContentDisposition: 'attachment; filename="a b.jpg"',
    ResponseContentType: "image/jpeg",
  });

  const answer = await fetch(await getSignedUrl(client, command));

  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="a b.jpg"');
  expect(answer.headers.get("content-type")).toBe("image/jpeg");
});

test("a client that goes away in the middle of an upload leaves nothing behind", async () => {
  const { client, folder, buckets } = await newPhotos();
  const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: "half" }));
  const upload = request(url, { method: "PUT", headers: { "content-length": 1_000_000 } });
  upload.on("error", () => undefined);
  upload.write("the beginning");
  await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(1));

  upload.destroy();

  await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]));
  expect(buckets.head(Bucket, "half")).toBeUndefined();
});
