import sharp from "sharp";
import { expect, test } from "vitest";
import { readExif } from "./read-exif.ts";

/** The EXIF block that sharp writes for these tags. */
async function newExif(tags: { IFD0?: Record<string, string>; IFD2?: Record<string, string> }) {
  const image = sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } });
  return (await sharp(await image.withExif(tags).jpeg().toBuffer()).metadata()).exif;
}

test("reads camera, lens, exposure and the time with its offset", async () => {
  const block = await newExif({
    IFD0: { Make: "Fujifilm", Model: " X-T5 " },
    IFD2: {
      LensModel: "XF35mm",
      FNumber: "28/10",
      ExposureTime: "1/250",
      ISOSpeedRatings: "400",
      FocalLength: "35/1",
      DateTimeOriginal: "2024:06:01 12:00:00",
      OffsetTimeOriginal: "+02:00",
    },
  });

  expect(readExif(block)).toEqual({
    exif: {
      make: "Fujifilm",
      model: "X-T5",
      lensModel: "XF35mm",
      fNumber: 2.8,
      exposureTime: 0.004,
      iso: 400,
      focalLength: 35,
    },
    takenAt: "2024-06-01T10:00:00.000Z",
    takenAtOffset: 120,
  });
});

test("takes a time without offset as UTC", async () => {
  const block = await newExif({ IFD2: { DateTimeOriginal: "2024:06:01 12:00:00" } });

  expect(readExif(block).takenAt).toBe("2024-06-01T12:00:00.000Z");
});

test("does not believe a time in the future", async () => {
  const block = await newExif({ IFD2: { DateTimeOriginal: "2044:06:01 12:00:00" } });

  expect(readExif(block, new Date("2026-01-01")).takenAt).toBeNull();
});

test("says nothing for a missing or damaged block", () => {
  const nothing = { exif: {}, takenAt: null, takenAtOffset: null };

  expect(readExif(undefined)).toEqual(nothing);
  expect(readExif(Buffer.from("Exif\0\0nonsense"))).toEqual(nothing);
});
