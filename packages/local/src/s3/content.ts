import { createHash } from "node:crypto";
import { AwsError } from "../lib/aws-error.ts";
import type { Blobs } from "./blobs.ts";
import { type Algorithm, type Checksums, createChecksum } from "./checksums.ts";

/** What the sender says of the content; what is undefined goes unchecked. */
export interface Claims {
  /** Bytes. */
  length?: number | undefined;
  /** In base64, from `Content-MD5`. */
  md5?: string | undefined;
  /** In hex, from the signature. */
  sha256?: string | undefined;
  checksums?: Checksums | undefined;
  /** Checksums that are known only when the stream has ended (aws-chunked trailers): which, and then their values. */
  trailers?: { algorithms: readonly Algorithm[]; read: () => Checksums } | undefined;
}

/** Content that has been written and found to be what its sender claims. */
export interface Content {
  /** Names the file. */
  id: string;
  size: number;
  /** In hex. */
  md5: string;
  /** Those that were claimed. */
  checksums: Checksums;
}

/**
 * Writes the chunks, hashing them on the way.
 * @throws AwsError `IncompleteBody`, `BadDigest`, `XAmzContentSHA256Mismatch`; nothing is left behind then
 */
export async function writeContent(
  blobs: Blobs,
  chunks: AsyncIterable<Buffer>,
  claims: Claims = {},
): Promise<Content> {
  const measure = new Measure(claims);
  const id = await blobs.write(measure.watch(chunks));
  return { id, ...measure.result() };
}

/** Hashes content on its way and compares it with what was claimed. */
export class Measure {
  readonly #claims: Claims;
  readonly #md5 = createHash("md5");
  readonly #sha256;
  readonly #checksums;
  readonly #found: Checksums = {};
  /** Bytes so far. */
  size = 0;
  #md5Hex = "";

  constructor(claims: Claims) {
    this.#claims = claims;
    this.#sha256 = claims.sha256 === undefined ? undefined : createHash("sha256");
    const claimed = Object.keys(claims.checksums ?? {}) as Algorithm[];
    const algorithms = new Set([...claimed, ...(claims.trailers?.algorithms ?? [])]);
    this.#checksums = [...algorithms].map((algorithm) => ({
      algorithm,
      checksum: createChecksum(algorithm),
    }));
  }

  /** Passes the chunks on; throws after the last one if they are not what was claimed. */
  async *watch(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const chunk of chunks) {
      this.size += chunk.length;
      this.#md5.update(chunk);
      this.#sha256?.update(chunk);
      for (const { checksum } of this.#checksums) checksum.update(chunk);
      yield chunk;
    }
    this.#verify();
  }

  result(): Omit<Content, "id"> {
    return { size: this.size, md5: this.#md5Hex, checksums: this.#found };
  }

  #verify(): void {
    const { length, md5, sha256, checksums, trailers } = this.#claims;
    if (length !== undefined && length !== this.size) {
      throw new AwsError("IncompleteBody", `${length} bytes were announced and ${this.size} came.`);
    }
    if (sha256 !== undefined && sha256 !== this.#sha256?.digest("hex")) {
      throw new AwsError(
        "XAmzContentSHA256Mismatch",
        "The provided x-amz-content-sha256 header does not match what was computed.",
      );
    }
    const digest = this.#md5.digest();
    this.#md5Hex = digest.toString("hex");
    if (md5 !== undefined && md5 !== digest.toString("base64")) throw badDigest("Content-MD5");
    const claimed = { ...checksums, ...trailers?.read() };
    for (const { algorithm, checksum } of this.#checksums) {
      const value = checksum.digest();
      if (value !== claimed[algorithm]) throw badDigest(algorithm.toUpperCase());
      this.#found[algorithm] = value;
    }
  }
}

function badDigest(what: string): AwsError {
  return new AwsError("BadDigest", `The ${what} you specified did not match the calculated checksum.`);
}
