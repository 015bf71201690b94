import { rewriteHeif } from "@image-content-search/drawings/write-heif";
import { writePng } from "@image-content-search/drawings/write-png";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { inspectImage } from "./inspect-image.ts";
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

  test("refuses an AVIF of more pixels than can be decoded, though other formats may have them", async () => {
    const tiny = await newPicture(120, 90).avif({ effort: 0 }).toBuffer();

    expect(await code(inspectImage(rewriteHeif(tiny, { width: 9_000, height: 9_200 })))).toBe("accepted");
    expect(await code(inspectImage(rewriteHeif(tiny, { width: 9_000, height: 9_300 })))).toBe("too-large");
    expect(await code(inspectImage(writePng({ width: 9_000, height: 9_300 })))).toBe("accepted");
  });

  test.each([
    ["text", Buffer.from("I am not a picture"), "not-an-image"],
    ["nothing", Buffer.alloc(0), "not-an-image"],
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'), "not-an-image"],
  ])("refuses %s", async (_what, bytes, expected) => {
    expect(await code(inspectImage(bytes))).toBe(expected);
  });
});
