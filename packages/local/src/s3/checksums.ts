import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** The checksums that S3 knows, as named in `x-amz-checksum-…`. */
export type Algorithm = "crc32" | "crc32c" | "crc64nvme" | "sha1" | "sha256";

/** Checksums of an object by algorithm, in base64. */
export type Checksums = Partial<Record<Algorithm, string>>;

/** The headers that answer an upload with its checksums. */
export function checksumHeaders(checksums: Checksums): Record<string, string> {
  const entries = Object.entries(checksums).map(
    ([name, value]) => [`x-amz-checksum-${name}`, value] as const,
  );
  return entries.length > 0 ? { ...Object.fromEntries(entries), "x-amz-checksum-type": "FULL_OBJECT" } : {};
}

/** Takes bytes as they come; `digest` answers base64. */
export interface Checksum {
  update(chunk: Buffer): void;
  digest(): string;
}

const algorithms: Readonly<Record<Algorithm, () => Checksum>> = {
  crc32: () => crc((chunk, value) => crc32(chunk, value), 4),
  crc32c: () => crc(crc32c, 4),
  crc64nvme,
  sha1: () => hash("sha1"),
  sha256: () => hash("sha256"),
};

/** Whether it is one of the checksums that S3 knows. */
export function isAlgorithm(name: string): name is Algorithm {
  return Object.hasOwn(algorithms, name);
}

/** A new checksum of the algorithm. */
export function createChecksum(algorithm: Algorithm): Checksum {
  return algorithms[algorithm]();
}

function hash(name: string): Checksum {
  const state = createHash(name);
  return { update: (chunk) => void state.update(chunk), digest: () => state.digest("base64") };
}

function crc(step: (chunk: Buffer, value: number) => number, bytes: number): Checksum {
  let value = 0;
  return {
    update(chunk) {
      value = step(chunk, value);
    },
    digest() {
      const out = Buffer.alloc(bytes);
      out.writeUInt32BE(value >>> 0);
      return out.toString("base64");
    },
  };
}

const castagnoli = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value;
});

function crc32c(chunk: Buffer, before: number): number {
  let value = ~before;
  for (const byte of chunk) value = (castagnoli[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}

/** The polynomial of CRC-64/NVME, reflected (https://reveng.sourceforge.io/crc-catalogue/17plus.htm). */
const nvme = 0x9a6c9329ac4bc9b5n;
const nvmeHigh = new Uint32Array(256);
const nvmeLow = new Uint32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let value = BigInt(byte);
  for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ nvme : value >> 1n;
  nvmeHigh[byte] = Number(value >> 32n);
  nvmeLow[byte] = Number(value & 0xffffffffn);
}

function crc64nvme(): Checksum {
  let high = 0xffffffff;
  let low = 0xffffffff;
  return {
    update(chunk) {
      for (const byte of chunk) {
        const index = (low ^ byte) & 255;
        low = ((low >>> 8) | (high << 24)) ^ (nvmeLow[index] ?? 0);
        high = (high >>> 8) ^ (nvmeHigh[index] ?? 0);
      }
    },
    digest() {
      const out = Buffer.alloc(8);
      out.writeUInt32BE(~high >>> 0);
      out.writeUInt32BE(~low >>> 0, 4);
      return out.toString("base64");
    },
  };
}
