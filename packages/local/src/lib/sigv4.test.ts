import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AwsError } from "./aws-error.ts";
import { sendJson } from "./http.ts";
import { verifySignature } from "./sigv4.ts";

const credentials = { accessKeyId: "LOCALKEY", secretAccessKey: "local-secret" };
let server: Server;
let endpoint: string;
let clock = Date.now;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    try {
      const find = (key: string) =>
        key === credentials.accessKeyId ? credentials.secretAccessKey : undefined;
      sendJson(response, 200, verifySignature(request, find, undefined, clock()));
    } catch (error) {
      sendJson(response, 403, { __type: error instanceof AwsError ? error.code : String(error) });
    }
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

function presignPut(key = "a file (1) + é.jpg"): Promise<string> {
  const client = new S3Client({ endpoint, region: "us-east-1", credentials, forcePathStyle: true });
  const command = new PutObjectCommand({
    Bucket: "b",
    Key: key,
    ContentType: "image/jpeg",
    IfNoneMatch: "*",
  });
  return getSignedUrl(client, command, { expiresIn: 60, signableHeaders: new Set(["content-type", "host"]) });
}

async function put(url: string, type = "image/jpeg"): Promise<string> {
  const headers = { "content-type": type, "if-none-match": "*" };
  const answer = await fetch(url, { method: "PUT", headers, body: "x" });
  const body = (await answer.json()) as { __type?: string };
  return body.__type ?? "accepted";
}

describe("a presigned URL", () => {
  test("is accepted as it was signed", async () => {
    expect(await put(await presignPut())).toBe("accepted");
  });

  test("is refused with another key, content type, signature or after its time", async () => {
    const url = await presignPut("one");

    expect(await put(url.replace("/one?", "/two?"))).toBe("SignatureDoesNotMatch");
    expect(await put(url, "text/html")).toBe("SignatureDoesNotMatch");
    expect(await put(url.replace(/X-Amz-Signature=./, "X-Amz-Signature=z"))).toBe("SignatureDoesNotMatch");
    expect(await put(url.replace("X-Amz-Expires=60", "X-Amz-Expires=600"))).toBe("SignatureDoesNotMatch");
    clock = () => Date.now() + 61_000;
    expect(await put(url)).toBe("AccessDenied");
    clock = Date.now;
  });
});

describe("a signed header", () => {
  test("of the SQS client is accepted, and refused with a wrong secret or an unknown key", async () => {
    const list = (secret: typeof credentials) =>
      new SQSClient({ endpoint, region: "us-east-1", credentials: secret, maxAttempts: 1 }).send(
        new ListQueuesCommand({}),
      );

    await expect(list(credentials)).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });
    await expect(list({ ...credentials, secretAccessKey: "wrong" })).rejects.toMatchObject({
      name: "SignatureDoesNotMatch",
    });
    await expect(list({ ...credentials, accessKeyId: "NOBODY" })).rejects.toMatchObject({
      name: "InvalidAccessKeyId",
    });
  });

  test("of the S3 client is accepted for a key that needs encoding", async () => {
    const client = new S3Client({ endpoint, region: "us-east-1", credentials, forcePathStyle: true });
    const get = client.send(new GetObjectCommand({ Bucket: "b", Key: "a b+c/é (1)'*.jpg" }));

    await expect(get).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });
  });

  test("of another time is refused, a quarter of an hour on either side", async () => {
    const listAt = (minutes: number) => {
      clock = () => Date.now() + minutes * 60_000;
      const client = new SQSClient({ endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
      return client.send(new ListQueuesCommand({})).finally(() => {
        clock = Date.now;
      });
    };

    for (const minutes of [-14, 14]) {
      await expect(listAt(minutes)).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });
    }
    for (const minutes of [-16, 16]) {
      await expect(listAt(minutes)).rejects.toMatchObject({ name: "RequestTimeTooSkewed" });
    }
  });

  test("that leaves out the host is refused, whatever its signature", async () => {
    const time = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const credential = `${credentials.accessKeyId}/${time.slice(0, 8)}/us-east-1/s3/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=x-amz-date, Signature=00`;
    const answer = await fetch(`${endpoint}/b/k`, { headers: { authorization, "x-amz-date": time } });

    expect(await answer.json()).toEqual({ __type: "AccessDenied" });
  });

  test("that is missing altogether is refused", async () => {
    expect(await put(`${endpoint}/b/k`)).toBe("AccessDenied");
  });
});
