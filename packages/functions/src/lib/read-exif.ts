import type { Exif } from "@image-content-search/core/events";
import exifReader from "exif-reader";

/** What the catalog keeps of EXIF, and when the picture was taken (UTC ISO 8601) if it says so. */
export interface ExifFacts {
  exif: Exif;
  takenAt: string | null;
}

/** Reads an EXIF block; a damaged one says nothing, for a picture is worth more than its metadata. */
export function readExif(block: Buffer | undefined, now = new Date()): ExifFacts {
  const tags = block && parse(block);
  if (!tags) return { exif: {}, takenAt: null };
  const { Image = {}, Photo = {} } = tags;
  const facts = {
    make: text(Image.Make),
    model: text(Image.Model),
    lensModel: text(Photo.LensModel),
    fNumber: positive(Photo.FNumber),
    exposureTime: positive(Photo.ExposureTime),
    iso: positive(Photo.ISOSpeedRatings),
    focalLength: positive(Photo.FocalLength),
  };
  const exif = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  return { exif, takenAt: takenAt(Photo.DateTimeOriginal, Photo.OffsetTimeOriginal, now) };
}

function parse(block: Buffer) {
  try {
    return exifReader(block);
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  const clean =
    typeof value === "string"
      ? value
          .replace(/\p{Cc}/gu, "")
          .trim()
          .slice(0, 200)
      : "";
  return clean === "" ? undefined : clean;
}

function positive(value: unknown): number | undefined {
  const number = Array.isArray(value) ? value[0] : value;
  return typeof number === "number" && Number.isFinite(number) && number > 0 ? number : undefined;
}

/** exif-reader reads a time without zone as UTC; an offset, where the camera wrote one, is applied. */
function takenAt(value: unknown, offset: unknown, now: Date): string | null {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null;
  const [, sign, hours, minutes] =
    /^([+-])(\d\d):(\d\d)/.exec(typeof offset === "string" ? offset : "") ?? [];
  const shift = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -1 : 1);
  const time = new Date(value.getTime() - shift * 60_000);
  // A clock that was never set, or runs ahead, would scatter the library's order.
  const plausible = time.getUTCFullYear() >= 1826 && time.getTime() <= now.getTime() + 24 * 3_600_000;
  return plausible ? time.toISOString() : null;
}
