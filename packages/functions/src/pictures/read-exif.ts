import type { Exif } from "@image-content-search/core/events";
import { readExifTags, type TagValue } from "./exif-tags.ts";

/** What an EXIF block says of a picture. */
export interface ExifFacts {
  /** What the catalog keeps of EXIF. */
  exif: Exif;
  /** When the picture was taken, UTC ISO 8601; null if it does not say. */
  takenAt: string | null;
  /** Minutes that the camera's clock was east of UTC; null if it does not say. */
  takenAtOffset: number | null;
}

type Tag = TagValue | undefined;

/** Reads an EXIF block; a damaged one says nothing, for a picture is worth more than its metadata. */
export function readExif(block: Buffer | undefined, now = new Date()): ExifFacts {
  const tags = block && readExifTags(block);
  if (!tags) return { exif: {}, takenAt: null, takenAtOffset: null };
  const { image, photo, gps } = tags;
  const facts = {
    make: text(image.get(0x010f)),
    model: text(image.get(0x0110)),
    lensModel: text(photo.get(0xa434)),
    fNumber: positive(photo.get(0x829d)),
    exposureTime: positive(photo.get(0x829a)),
    iso: positive(photo.get(0x8827)),
    focalLength: positive(photo.get(0x920a)),
    ...place(gps),
  };
  const exif = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  return { exif, ...taken(photo.get(0x9003), photo.get(0x9011), now) };
}

function text(tag: Tag): string | undefined {
  if (typeof tag !== "string") return undefined;
  const clean = tag
    .split("\0")[0]
    ?.replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, 200);
  return clean === "" ? undefined : clean;
}

function positive(tag: Tag): number | undefined {
  const number = typeof tag === "string" ? undefined : tag?.[0];
  return number !== undefined && Number.isFinite(number) && number > 0 ? number : undefined;
}

/** Degrees, minutes and seconds to degrees; metres. Cameras without a fix write 0/0, which is no place. */
function place(gps: ReadonlyMap<number, TagValue>) {
  const latitude = degrees(gps.get(0x0002), text(gps.get(0x0001)), {
    positive: "N",
    negative: "S",
    most: 90,
  });
  const longitude = degrees(gps.get(0x0004), text(gps.get(0x0003)), {
    positive: "E",
    negative: "W",
    most: 180,
  });
  if (latitude === undefined || longitude === undefined || (latitude === 0 && longitude === 0)) return {};
  return { latitude, longitude, altitude: altitude(gps.get(0x0006), gps.get(0x0005)) };
}

function degrees(
  tag: Tag,
  direction: string | undefined,
  axis: { positive: string; negative: string; most: number },
) {
  if (!tag || typeof tag === "string" || (direction !== axis.positive && direction !== axis.negative))
    return undefined;
  // Some writers give whole degrees and leave minutes or seconds as 0/0.
  const [whole = Number.NaN, minutes = 0, seconds = 0] = tag;
  const sum = whole + (minutes || 0) / 60 + (seconds || 0) / 3600;
  // A metre is 1e-5°; more digits are noise of the division.
  return sum <= axis.most ? round(direction === axis.negative ? -sum : sum, 7) : undefined;
}

function altitude(tag: Tag, below: Tag): number | undefined {
  const metres = typeof tag === "string" ? undefined : tag?.[0];
  if (metres === undefined || !Number.isFinite(metres)) return undefined;
  return round(below?.[0] === 1 ? -metres : metres, 2);
}

function round(number: number, digits: number): number {
  // `+ 0` makes the negative zero a plain one.
  return Number(number.toFixed(digits)) + 0;
}

/** A time without an offset is taken for UTC: what the clock on the wall said is the best there is. */
function taken(dateTime: Tag, offsetTime: Tag, now: Date): Pick<ExifFacts, "takenAt" | "takenAtOffset"> {
  const unknown = { takenAt: null, takenAtOffset: null };
  const [, year, month, day, clock] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text(dateTime) ?? "") ?? [];
  if (clock === undefined) return unknown;
  const takenAtOffset = offsetMinutes(text(offsetTime));
  const time = new Date(Date.parse(`${year}-${month}-${day}T${clock}Z`) - (takenAtOffset ?? 0) * 60_000);
  // A clock that was never set, or runs ahead, would scatter the library's order.
  const plausible = time.getUTCFullYear() >= 1826 && time.getTime() <= now.getTime() + 24 * 3_600_000;
  return plausible ? { takenAt: time.toISOString(), takenAtOffset } : unknown;
}

/** "+05:30" → 330; null for what is no offset of any zone on Earth. */
function offsetMinutes(offset: string | undefined): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d):([0-5]\d)$/.exec(offset ?? "") ?? [];
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  return shift >= -720 && shift <= 840 ? shift + 0 : null;
}
