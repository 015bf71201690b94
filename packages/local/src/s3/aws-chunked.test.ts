import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { developer } from "../lib/keyring.ts";
import { readAwsChunked, type Trailers } from "./aws-chunked.ts";
import { createChecksum } from "./checksums.ts";
import { newPhotos } from "./photos.testing.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

async function decode(framed: string, pieceBytes: number) {
  async function* pieces() {
    for (let at = 0; at < framed.length; at += pieceBytes) {
      yield Buffer.from(framed.slice(at, at + pieceBytes));
    }
  }
  const trailers: Trailers = new Map();
  let content = "";
  for await (const part of readAwsChunked(pieces(), trailers)) content += part.toString();
  return { content, trailers: Object.fromEntries(trailers) };
}

describe("aws-chunked framing", () => {
  const framed = "5\r\nhello\r\nA\r\n, \r\nworld!\r\n0\r\nx-amz-checksum-crc32:abc=\r\n\r\n";

  test.each([1, 2, 3, 7, 1000])("is taken off however it is cut, here into %i bytes", async (pieceBytes) => {
    expect(await decode(framed, pieceBytes)).toEqual({
      content: "hello, \r\nworld!",
      trailers: { "x-amz-checksum-crc32": "abc=" },
    });
  });

  test.each([
    ["a size that is no number", "zz\r\nhello\r\n0\r\n\r\n", "InvalidChunk"],
    ["a chunk longer than its size", "4\r\nhello\r\n0\r\n\r\n", "InvalidChunk"],
    ["an end without the last chunk", "5\r\nhello\r\n", "IncompleteBody"],
    ["an end within a chunk", "5\r\nhel", "IncompleteBody"],
  ])("is refused with %s", async (_, body, code) => {
    await expect(decode(body, 1000)).rejects.toMatchObject({ code });
  });
});

test.each([
  ["crc32", "cbf43926"],
  ["crc32c", "e3069283"],
  ["crc64nvme", "ae8b14860a799888"],
] as const)("%s of 123456789 is the catalogue's check value", (algorithm, expected) => {
  const checksum = createChecksum(algorithm);

  for (const part of ["1234", "56789"]) checksum.update(Buffer.from(part));

  expect(Buffer.from(checksum.digest(), "base64").toString("hex")).toBe(expected);
});

describe("a stream whose chunks are signed", () => {
  /** Signs as SDKs do that send STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER; `tamper` changes the body after that. */
  async function put(tamper: (body: string) => string = (body) => body) {
    const { aws, buckets } = await newPhotos();
    const time = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const scope = `${time.slice(0, 8)}/us-east-1/s3/aws4_request`;
    const key = scope.split("/").reduce<Buffer>(hmac, Buffer.from(`AWS4${developer.secretAccessKey}`));
    const headers: Record<string, string> = {
      host: new URL(aws.endpoint).host,
      "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
      "x-amz-date": time,
      "x-amz-decoded-content-length": "10",
      "x-amz-trailer": "x-amz-checksum-sha256",
    };
    const names = Object.keys(headers).join(";");
    const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
    const canonical = ["PUT", "/photos/a", "", lines.join(""), names, headers["x-amz-content-sha256"]];
    let previous = hmac(key, ["AWS4-HMAC-SHA256", time, scope, sha256(canonical.join("\n"))].join("\n"));
    const next = (kind: string, ...hashes: string[]) => {
      const line = [`AWS4-HMAC-SHA256-${kind}`, time, scope, previous.toString("hex"), ...hashes];
      previous = hmac(key, line.join("\n"));
      return previous.toString("hex");
    };
    const authorization = `AWS4-HMAC-SHA256 Credential=${developer.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${previous.toString("hex")}`;
    const chunks = ["hello", "world", ""].map((chunk) => {
      const signature = next("PAYLOAD", sha256(""), sha256(chunk));
      return `${chunk.length};chunk-signature=${signature}\r\n${chunk}${chunk && "\r\n"}`;
    });
    const trailer = `x-amz-checksum-sha256:${createHash("sha256").update("helloworld").digest("base64")}`;
    const end = `x-amz-trailer-signature:${next("TRAILER", sha256(`${trailer}\n`))}`;
    const body = tamper([chunks.join(""), `${trailer}\r\n`, `${end}\r\n\r\n`].join(""));
    const { host: _, ...sent } = headers;
    const init = { method: "PUT", headers: { ...sent, authorization }, body };
    const answer = await fetch(`${aws.endpoint}/photos/a`, init);
    const outcome = /<Code>(\w+)</.exec(await answer.text())?.[1] ?? answer.status;
    return { outcome, size: buckets.head("photos", "a")?.size };
  }

  test("is stored when each signature is right", async () => {
    expect(await put()).toEqual({ outcome: 200, size: 10 });
  });

  test.each<[string, (body: string) => string]>([
    ["chunk", (body) => body.replace("world", "w0rld")],
    ["chunk's signature", (body) => body.replace(/(chunk-signature=)./, "$1z")],
    ["trailer", (body) => body.replace(/(x-amz-checksum-sha256:)../, "$1AA")],
    ["trailer's signature", (body) => body.replace(/(x-amz-trailer-signature:)./, "$1z")],
    ["missing signature", (body) => body.replace(/;chunk-signature=\w+/, "")],
  ])("is refused with another %s", async (_, tamper) => {
    expect(await put(tamper)).toEqual({ outcome: "SignatureDoesNotMatch", size: undefined });
  });
});
