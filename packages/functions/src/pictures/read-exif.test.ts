import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { readExif } from "./read-exif.ts";

/** The EXIF block that sharp writes for these tags. */
async function newExif(tags: Partial<Record<"IFD0" | "IFD2" | "IFD3", Record<string, string>>>) {
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

describe("the place", () => {
  const athens = {
    GPSLatitudeRef: "N",
    GPSLatitude: "37/1 58/1 3050/100",
    GPSLongitudeRef: "E",
    GPSLongitude: "23/1 43/1 1800/100",
  };
  const placeOf = async (tags: Record<string, string>) => readExif(await newExif({ IFD3: tags })).exif;

  test("is read in degrees and metres", async () => {
    expect(await placeOf({ ...athens, GPSAltitudeRef: "0", GPSAltitude: "1557/10" })).toEqual({
      latitude: 37.9751389,
      longitude: 23.7216667,
      altitude: 155.7,
    });
  });

  test("is negative in the south, in the west and below the sea", async () => {
    const tags = {
      ...athens,
      GPSLatitudeRef: "S",
      GPSLongitudeRef: "W",
      GPSAltitudeRef: "1",
      GPSAltitude: "4/1",
    };
    const block = (await newExif({ IFD3: tags })) ?? Buffer.alloc(0);
    // sharp writes every reference of an altitude as 0, "above".
    block[block.indexOf(Buffer.from([5, 0, 1, 0, 1, 0, 0, 0])) + 8] = 1;

    expect(readExif(block).exif).toEqual({ latitude: -37.9751389, longitude: -23.7216667, altitude: -4 });
  });

  test("may lie on the equator or the first meridian", async () => {
    expect(await placeOf({ ...athens, GPSLongitude: "0/1 0/1 0/1" })).toEqual({
      latitude: 37.9751389,
      longitude: 0,
    });
  });

  test.each([
    ["is 0/0", { GPSLatitude: "0/1 0/1 0/1", GPSLongitude: "0/1 0/1 0/1" }],
    ["is beyond the pole", { GPSLatitude: "91/1 0/1 0/1" }],
    ["is once around the world", { GPSLongitude: "181/1 0/1 0/1" }],
    ["has an unknown direction", { GPSLatitudeRef: "X" }],
    ["is divided by zero", { GPSLatitude: "0/0 0/0 0/0" }],
  ])("is dropped, with its altitude, when it %s", async (_what, wrong) => {
    expect(await placeOf({ ...athens, GPSAltitude: "1/1", ...wrong })).toEqual({});
  });
});

describe("the offset", () => {
  const takenIn = async (offset: string) =>
    readExif(
      await newExif({ IFD2: { DateTimeOriginal: "2024:06:01 12:00:00", OffsetTimeOriginal: offset } }),
    );

  test.each([
    ["+05:45", 345, "2024-06-01T06:15:00.000Z"],
    ["-03:30", -210, "2024-06-01T15:30:00.000Z"],
    ["+00:00", 0, "2024-06-01T12:00:00.000Z"],
    ["+14:00", 840, "2024-05-31T22:00:00.000Z"],
    ["+23:00", null, "2024-06-01T12:00:00.000Z"],
    ["nonsense", null, "2024-06-01T12:00:00.000Z"],
  ])("%s is %d minutes", async (offset, takenAtOffset, takenAt) => {
    expect(await takenIn(offset)).toMatchObject({ takenAtOffset, takenAt });
  });
});

test("takes no time from a date that there is not", async () => {
  const block = await newExif({ IFD2: { DateTimeOriginal: "2024:13:41 12:00:00" } });

  expect(readExif(block).takenAt).toBeNull();
});

test("reads both byte orders, and values that lie within their entry", () => {
  const order = (mark: string, bytes: number[]) =>
    Buffer.concat([Buffer.from(mark, "latin1"), Buffer.from(bytes)]);
  const make = [0x4d, 0x65, 0x21, 0];
  const little = order("II", [42, 0, 8, 0, 0, 0, 1, 0, 0x0f, 1, 2, 0, 4, 0, 0, 0, ...make]);
  const big = order("MM", [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x0f, 0, 2, 0, 0, 0, 4, ...make]);

  expect(readExif(little).exif).toEqual({ make: "Me!" });
  expect(readExif(big).exif).toEqual({ make: "Me!" });
});

test("ignores a block that no camera could have written, for its size", async () => {
  const block = await newExif({ IFD0: { Make: "Fujifilm" } });

  expect(readExif(Buffer.concat([block ?? Buffer.alloc(0), Buffer.alloc(70_000)])).exif).toEqual({});
});
