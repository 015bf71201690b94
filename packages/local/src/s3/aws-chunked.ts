import { createHash } from "node:crypto";
import { AwsError } from "../lib/aws-error.ts";
import type { ChunkVerifier } from "../lib/sigv4.ts";

/** Trailing headers of an aws-chunked body, in lower case; complete once the body has been read. */
export type Trailers = Map<string, string>;

const maxLineBytes = 16 * 1024;

/**
 * The content of an aws-chunked body without its framing
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html). With `verify` every chunk's
 * signature, and the trailers' own, must be right.
 * @throws AwsError `IncompleteBody`, `InvalidChunk`, `SignatureDoesNotMatch`
 */
export async function* readAwsChunked(
  body: AsyncIterable<Buffer>,
  trailers: Trailers,
  verify?: ChunkVerifier,
): AsyncIterable<Buffer> {
  const reader = new Reader(body);
  try {
    yield* readChunks(reader, verify);
    await readTrailers(reader, trailers, verify);
  } finally {
    await reader.drain();
  }
}

async function* readChunks(reader: Reader, verify: ChunkVerifier | undefined): AsyncIterable<Buffer> {
  for (;;) {
    const [size = "", ...extensions] = (await reader.line()).split(";");
    if (!/^[0-9a-f]{1,8}$/i.test(size)) throw invalidChunk();
    const length = Number.parseInt(size, 16);
    const hash = createHash("sha256");
    for await (const part of reader.bytes(length)) {
      if (verify) hash.update(part);
      yield part;
    }
    const signature = extensions.find((text) => text.startsWith("chunk-signature="))?.slice(16);
    if (verify && !verify("PAYLOAD", hash.digest("hex"), signature)) throw wrongSignature();
    if (length === 0) return;
    if ((await reader.line()) !== "") throw invalidChunk();
  }
}

async function readTrailers(
  reader: Reader,
  trailers: Trailers,
  verify: ChunkVerifier | undefined,
): Promise<void> {
  for (let line = await reader.lastLine(); line; line = await reader.lastLine()) {
    const colon = line.indexOf(":");
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const signature = trailers.get("x-amz-trailer-signature");
  trailers.delete("x-amz-trailer-signature");
  if (!verify || trailers.size === 0) return;
  const canonical = [...trailers].map(([name, value]) => `${name}:${value}\n`).join("");
  const hash = createHash("sha256").update(canonical).digest("hex");
  if (!verify("TRAILER", hash, signature)) throw wrongSignature();
}

/** Lines and runs of bytes out of chunks that break anywhere. */
class Reader {
  readonly #chunks: AsyncIterator<Buffer>;
  #buffer: Buffer = Buffer.alloc(0);

  constructor(body: AsyncIterable<Buffer>) {
    this.#chunks = body[Symbol.asyncIterator]();
  }

  /** Up to CRLF, without it. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf("\r\n");
      if (end >= 0) return this.#cut(end, 2);
      if (this.#buffer.length > maxLineBytes) throw invalidChunk();
      if (!(await this.#fill())) throw incomplete();
    }
  }

  /** A line, or what is left when the body ends without CRLF. */
  async lastLine(): Promise<string> {
    while (!this.#buffer.includes("\r\n") && this.#buffer.length <= maxLineBytes) {
      if (!(await this.#fill())) return this.#cut(this.#buffer.length, 0);
    }
    return this.line();
  }

  async *bytes(length: number): AsyncIterable<Buffer> {
    let left = length;
    while (left > 0) {
      if (this.#buffer.length === 0 && !(await this.#fill())) throw incomplete();
      const part = this.#buffer.subarray(0, left);
      this.#buffer = this.#buffer.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  /** Reads on to the end, so that the sender gets to hear the answer. */
  async drain(): Promise<void> {
    while (!(await this.#chunks.next()).done);
  }

  #cut(end: number, separator: number): string {
    const text = this.#buffer.toString("latin1", 0, end);
    this.#buffer = this.#buffer.subarray(end + separator);
    return text;
  }

  async #fill(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done) return false;
    this.#buffer = this.#buffer.length > 0 ? Buffer.concat([this.#buffer, value]) : value;
    return true;
  }
}

function invalidChunk(): AwsError {
  return new AwsError("InvalidChunk", "The aws-chunked framing is not valid.");
}

function incomplete(): AwsError {
  return new AwsError("IncompleteBody", "The body ended before its last chunk.");
}

function wrongSignature(): AwsError {
  return new AwsError("SignatureDoesNotMatch", "A chunk's signature does not match what was sent.", 403);
}
