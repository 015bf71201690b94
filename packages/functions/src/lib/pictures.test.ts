import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { inspectImage } from "./inspect-image.ts";
import { makeRenditions, previewSize } from "./make-renditions.ts";
import { PermanentError } from "./permanent-error.ts";

/** A plain picture; left half red, right half blue. */
function newPicture(width: number, height: number): Sharp {
  const right = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: "#00f" } };
  return sharp({ create: { width, height, channels: 3, background: "#f00" } }).composite([
    { input: right, gravity: "east" },
  ]);
}

const code = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "accepted",
    (error: unknown) => (error instanceof PermanentError ? error.code : String(error)),
  );

describe("inspectImage", () => {
  test.each([
    ["image/jpeg", newPicture(120, 90).jpeg()],
    ["image/png", newPicture(120, 90).png()],
    ["image/webp", newPicture(120, 90).webp()],
    ["image/avif", newPicture(120, 90).avif()],
    ["image/gif", newPicture(120, 90).gif()],
    ["image/tiff", newPicture(120, 90).tiff()],
  ])("tells %s by its content", async (contentType, picture) => {
    const inspection = await inspectImage(await picture.toBuffer());

    expect(inspection).toMatchObject({ contentType, width: 120, height: 90 });
  });

  test("gives the size of the upright picture", async () => {
    const turned = await newPicture(120, 90).withMetadata({ orientation: 6 }).jpeg().toBuffer();

    expect(await inspectImage(turned)).toMatchObject({ width: 90, height: 120 });
  });

  test.each([
    ["79 pixels high", newPicture(100, 79), "too-small"],
    ["16,001 pixels wide", newPicture(16_001, 200), "too-large"],
    ["over 100 megapixels", newPicture(10_100, 10_000), "too-large"],
    ["200 times as wide as high", newPicture(16_000, 80), "too-narrow"],
  ])("refuses a picture %s, saying its size", async (_what, picture, expected) => {
    const bytes = await picture.png({ compressionLevel: 1 }).toBuffer();

    expect(await code(inspectImage(bytes))).toBe(expected);
    await expect(inspectImage(bytes)).rejects.toThrow(/\d × \d+ pixels/);
  });

  test.each([
    ["text", Buffer.from("I am not a picture"), "not-an-image"],
    ["nothing", Buffer.alloc(0), "not-an-image"],
    [
      "SVG",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
      "unsupported-format",
    ],
  ])("refuses %s", async (_what, bytes, expected) => {
    expect(await code(inspectImage(bytes))).toBe(expected);
  });
});

describe("makeRenditions", () => {
  test("makes an upright JPEG preview and thumbnail of stated sizes, without metadata", async () => {
    const original = await newPicture(3_000, 2_000).withMetadata({ orientation: 6 }).jpeg().toBuffer();

    const { preview, thumbnail } = await makeRenditions(original, { width: 2_000, height: 3_000 });

    expect(preview).toMatchObject({ width: 1_365, height: 2_048 });
    expect(thumbnail).toMatchObject({ width: 426, height: 640 });
    const { format, exif, width } = await sharp(preview.bytes).metadata();
    expect([format, exif, width]).toEqual(["jpeg", undefined, 1_365]);
    const { dominant } = await sharp(preview.bytes)
      .extract({ left: 0, top: 0, width: 1_365, height: 900 })
      .stats();
    expect(dominant.r).toBeGreaterThan(dominant.b);
  });

  test("puts transparent pixels on white", async () => {
    const clear = sharp({ create: { width: 100, height: 100, channels: 4, background: "#0000" } });

    const { preview } = await makeRenditions(await clear.png().toBuffer(), { width: 100, height: 100 });

    expect((await sharp(preview.bytes).stats()).channels[0]?.min).toBeGreaterThan(250);
  });

  test("refuses a truncated picture", async () => {
    const whole = await newPicture(800, 600).jpeg().toBuffer();

    const attempt = makeRenditions(whole.subarray(0, whole.length / 2), { width: 800, height: 600 });

    expect(await code(attempt)).toBe("damaged");
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
    expect(previewSize(size)).toMatchObject(expected);
  });
});
