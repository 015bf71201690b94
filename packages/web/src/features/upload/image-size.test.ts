import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { readImageSize } from "./image-size.ts";

const picture = () => sharp({ create: { width: 321, height: 123, channels: 3, background: "#789" } });

describe("readImageSize", () => {
  test.each([
    [
      "JPEG",
      () =>
        picture()
          .withExif({ IFD0: { Make: "Camera" } })
          .jpeg(),
    ],
    ["progressive JPEG", () => picture().jpeg({ progressive: true })],
    ["PNG", () => picture().png()],
    ["GIF", () => picture().gif()],
    ["WebP", () => picture().webp()],
    ["lossless WebP", () => picture().webp({ lossless: true })],
    [
      "WebP with metadata",
      () =>
        picture()
          .withExif({ IFD0: { Make: "Camera" } })
          .webp(),
    ],
  ])("reads the header of a %s", async (_format, make) => {
    const bytes = new Uint8Array(await make().toBuffer());

    expect(readImageSize(bytes)).toEqual({ width: 321, height: 123 });
  });

  test.each([
    ["nothing", []],
    ["text", [...new TextEncoder().encode("This is no picture at all, only text.")]],
    ["a JPEG that is cut off", [0xff, 0xd8, 0xff, 0xe0, 0x00]],
    ["a PNG that is cut off", [0x89, 0x50, 0x4e, 0x47, 0x0d]],
  ])("does not know the size of %s", (_what, bytes) => {
    expect(readImageSize(new Uint8Array(bytes))).toBeUndefined();
  });
});
