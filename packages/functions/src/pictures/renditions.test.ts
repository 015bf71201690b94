import { drawCorner, readCornerHeic } from "@image-content-search/drawings/corner";
import { layPicture, orientations } from "@image-content-search/drawings/exif-orientation";
import { rewriteHeif } from "@image-content-search/drawings/write-heif";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { previewSize } from "./make-renditions.ts";
import { readPicture } from "./read-picture.ts";

type Corner = "top left" | "top right" | "bottom left" | "bottom right";

/** The corner of a picture in which the red square of the drawing lies. */
async function redCorner(bytes: Buffer): Promise<Corner | undefined> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [x, y] = [Math.floor(info.width / 16), Math.floor(info.height / 16)];
  const isRed = (left: number, top: number) => {
    const at = (top * info.width + left) * info.channels;
    const [red = 0, green = 0] = data.subarray(at, at + 2);
    return red - green > 100;
  };
  const corners: [Corner, boolean][] = [
    ["top left", isRed(x, y)],
    ["top right", isRed(info.width - 1 - x, y)],
    ["bottom left", isRed(x, info.height - 1 - y)],
    ["bottom right", isRed(info.width - 1 - x, info.height - 1 - y)],
  ];
  const red = corners.filter(([, is]) => is);
  return red.length === 1 ? red[0]?.[0] : undefined;
}

describe.each(["jpeg", "png", "tiff", "webp"] as const)("of a %s", (format) => {
  test.each(orientations)(
    "with EXIF orientation %i, preview and thumbnail are upright",
    async (orientation) => {
      const upright = await drawCorner({ width: 800, height: 600 }).png().toBuffer();
      const file = await layPicture(upright, orientation).toFormat(format).toBuffer();

      const { width, height, preview, thumbnail } = await readPicture(file);

      expect({ width, height }).toEqual({ width: 800, height: 600 });
      expect(preview).toMatchObject({ width: 800, height: 600 });
      expect(thumbnail).toMatchObject({ width: 640, height: 480 });
      expect(await redCorner(preview.bytes)).toBe("top left");
      expect(await redCorner(thumbnail.bytes)).toBe("top left");
    },
  );
});

describe("of HEIF files", () => {
  const avif = () => drawCorner().avif({ quality: 80 }).toBuffer();
  /** EXIF that says: turn it by 90°. In HEIF it is a remark; the file's own properties say what is to be done. */
  const exif = async () =>
    (await sharp(await drawCorner().withMetadata({ orientation: 6 }).jpeg().toBuffer()).metadata()).exif;

  test.each([
    ["HEIC", readCornerHeic, {}, "top left"],
    ["HEIC", readCornerHeic, { turns: 1 }, "bottom left"],
    ["HEIC", readCornerHeic, { turns: 2 }, "bottom right"],
    ["HEIC", readCornerHeic, { turns: 3 }, "top right"],
    ["HEIC", readCornerHeic, { mirrored: true }, "top right"],
    ["AVIF", avif, {}, "top left"],
    ["AVIF", avif, { turns: 1 }, "bottom left"],
    ["AVIF", avif, { mirrored: true }, "top right"],
  ] as const)("%s takes its own turns once and not EXIF's: %#", async (_format, make, turned, corner) => {
    const file = rewriteHeif(await make(), { width: 160, height: 120, ...turned, exif: await exif() });

    const { width, height, preview, thumbnail } = await readPicture(file);

    const lies = "turns" in turned && turned.turns !== 2;
    expect([width, height]).toEqual(lies ? [120, 160] : [160, 120]);
    expect([preview.width, preview.height]).toEqual([width, height]);
    expect(await redCorner(preview.bytes)).toBe(corner);
    expect(await redCorner(thumbnail.bytes)).toBe(corner);
  });

  test("HEIC's colours are those of its profile", async () => {
    const icc = (await sharp(await drawCorner().withIccProfile("p3").png().toBuffer()).metadata()).icc;
    const file = rewriteHeif(await readCornerHeic(), { width: 160, height: 120, icc });

    const { preview } = await readPicture(file);

    // The square's #d02020 read as Display P3 is a more vivid red in sRGB.
    const [red, green] = await colourAt(preview.bytes, 10, 10);
    expect(red).toBeGreaterThan(220);
    expect(green).toBeLessThan(20);
  });
});

async function colourAt(bytes: Buffer, x: number, y: number): Promise<number[]> {
  return [...(await sharp(bytes).extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer())];
}

describe("colours", () => {
  const corner = () => drawCorner({ width: 160, height: 120 });
  test.each([
    ["JPEG in CMYK", () => corner().toColourspace("cmyk").jpeg({ quality: 95 })],
    ["PNG of 16 bits", () => corner().toColourspace("rgb16").png()],
    ["TIFF of 16 bits", () => corner().toColourspace("rgb16").tiff({ compression: "deflate" })],
    ["JPEG in Display P3", () => corner().withIccProfile("p3").jpeg({ quality: 95 })],
    ["PNG with a palette", () => corner().png({ palette: true })],
    ["GIF", () => corner().gif()],
    ["WebP", () => corner().webp({ quality: 95 })],
  ])("of a %s are the drawing's, in a plain sRGB JPEG", async (_what, draw) => {
    const { preview } = await readPicture(await draw().toBuffer());

    const { format, space, channels, depth, icc, exif } = await sharp(preview.bytes).metadata();
    expect({ format, space, channels, depth, icc, exif }).toEqual({
      format: "jpeg",
      space: "srgb",
      channels: 3,
      depth: "uchar",
      icc: undefined,
      exif: undefined,
    });
    for (const [x, y, expected] of [
      [10, 10, [0xd0, 0x20, 0x20]],
      [96, 72, [0x20, 0x50, 0xc0]],
    ] as const) {
      const found = await colourAt(preview.bytes, x, y);
      // What is printed in four inks is never quite what was seen.
      found.forEach((value, index) => {
        expect(Math.abs(value - (expected[index] ?? 0))).toBeLessThan(40);
      });
    }
  });

  test.each([
    ["8 bits", "b-w"],
    ["16 bits", "grey16"],
  ])("of a grey PNG of %s are grey in three channels", async (_what, space) => {
    const { preview } = await readPicture(await corner().greyscale().toColourspace(space).png().toBuffer());

    expect(await sharp(preview.bytes).metadata()).toMatchObject({ space: "srgb", channels: 3 });
    const [red = 0, green = 0, blue = 0] = await colourAt(preview.bytes, 96, 72);
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(4);
    expect(red).toBeLessThan(140);
  });

  test.each([
    ["PNG", (image: Sharp) => image.png()],
    ["grey PNG", (image: Sharp) => image.greyscale().png()],
    ["PNG of 16 bits", (image: Sharp) => image.toColourspace("rgb16").png()],
    ["WebP", (image: Sharp) => image.webp()],
    ["GIF", (image: Sharp) => image.gif()],
    ["AVIF", (image: Sharp) => image.avif()],
  ])("that a %s leaves clear are white", async (_what, encode) => {
    const clear = sharp({ create: { width: 100, height: 100, channels: 4, background: "#0000" } });

    const { preview, thumbnail } = await readPicture(await encode(clear).toBuffer());

    for (const { bytes } of [preview, thumbnail]) {
      expect(Math.min(...(await colourAt(bytes, 50, 50)))).toBeGreaterThan(250);
    }
  });
});

describe("sizes", () => {
  test("of a large picture's renditions are stated", async () => {
    const large = drawCorner({ width: 3_000, height: 2_000 }).withMetadata({ orientation: 6 });

    const { width, height, preview, thumbnail } = await readPicture(await large.jpeg().toBuffer());

    expect({ width, height }).toEqual({ width: 2_000, height: 3_000 });
    expect(preview).toMatchObject({ width: 1_365, height: 2_048 });
    expect(thumbnail).toMatchObject({ width: 427, height: 640 });
    expect(await sharp(preview.bytes).metadata()).toMatchObject({ width: 1_365, height: 2_048 });
    expect(await sharp(thumbnail.bytes).metadata()).toMatchObject({ width: 427, height: 640 });
  });

  test("of a small picture are kept", async () => {
    const { preview, thumbnail } = await readPicture(await drawCorner().png().toBuffer());

    expect(preview).toMatchObject({ width: 160, height: 120 });
    expect(thumbnail).toMatchObject({ width: 160, height: 120 });
  });

  test.each([
    [
      { width: 4_000, height: 3_000 },
      { width: 2_048, height: 1_536 },
    ],
    [
      { width: 300, height: 200 },
      { width: 300, height: 200 },
    ],
    [
      { width: 9_000, height: 90 },
      { width: 8_000, height: 80 },
    ],
  ])("a preview of %j is %j, never too narrow for the detector", (size, expected) => {
    expect(previewSize(size)).toEqual(expected);
  });
});

test("the original's bytes stay as they are", async () => {
  const file = await drawCorner().withMetadata({ orientation: 3 }).jpeg().toBuffer();
  const before = Buffer.from(file);

  await readPicture(file);

  expect(file.equals(before), "the bytes are as they were").toBe(true);
});
