import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pictureHeadBytes, pictureType } from "./picture-type.ts";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
  );
const ftyp = (major: string, ...compatible: string[]) =>
  bytes(
    [0, 0, 0, 16 + 4 * compatible.length],
    "ftyp",
    major,
    [0, 0, 0, 0],
    ...compatible,
    "rest of the file",
  );

describe("the first bytes name", () => {
  test.each([
    ["JPEG", bytes([0xff, 0xd8, 0xff, 0xe0]), "image/jpeg"],
    ["PNG", bytes([0x89], "PNG\r\n", [0x1a], "\n"), "image/png"],
    ["GIF of 1987", bytes("GIF87a"), "image/gif"],
    ["GIF of 1989", bytes("GIF89a"), "image/gif"],
    ["WebP", bytes("RIFF", [1, 2, 3, 4], "WEBPVP8 "), "image/webp"],
    ["little-endian TIFF", bytes("II*", [0, 8, 0, 0, 0, 1, 0]), "image/tiff"],
    ["big-endian TIFF", bytes("MM", [0], "*", [0, 0, 0, 8]), "image/tiff"],
    ["BigTIFF", bytes("II+", [0, 8, 0, 0, 0]), "image/tiff"],
    ["AVIF", ftyp("avif", "mif1", "miaf"), "image/avif"],
    ["AVIF behind a general brand", ftyp("mif1", "miaf", "avif"), "image/avif"],
    ["HEIC", ftyp("heic", "mif1"), "image/heic"],
    ["HEIC behind a general brand", ftyp("mif1", "heic"), "image/heic"],
  ])("%s", (_name, head, type) => {
    expect(pictureType(head)).toBe(type);
  });
});

describe("no picture is", () => {
  test.each([
    ["an empty file", bytes()],
    ["text", bytes("image/jpeg, it says")],
    ["a sound in RIFF", bytes("RIFF", [1, 2, 3, 4], "WAVEfmt ")],
    ["a film", ftyp("isom", "iso2", "avc1", "mp41")],
    [
      "a film whose content begins with a brand's name",
      bytes([0, 0, 0, 16], "ftyp", "isom", [0, 0, 0, 0], "heic"),
    ],
    ["a minor version that reads as a brand", bytes([0, 0, 0, 16], "ftyp", "isom", "heic", "rest")],
    ["Canon's raw file", bytes("II*", [0, 16, 0, 0, 0], "CR", [2, 0])],
    ["half a PNG signature", bytes([0x89], "PNG")],
  ])("%s", (_name, head) => {
    expect(pictureType(head)).toBeUndefined();
  });
});

test("bytes of every kind are taken without a fault, also inside a larger buffer", () => {
  const head = fc.uint8Array({ maxLength: pictureHeadBytes + 20 });
  fc.assert(
    fc.property(head, (content) => {
      const within = Buffer.concat([Buffer.from("ftypavif"), content]).subarray(8);

      expect(pictureType(within)).toBe(pictureType(content));
    }),
  );
});
