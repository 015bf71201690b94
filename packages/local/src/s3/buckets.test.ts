import { request } from "node:http";
import {
  CreateBucketCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketAclCommand,
  S3Client,
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
