import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { AppError } from "../errors.ts";

/** A place in a result between two images. */
export interface Place {
  /** `sort_at` of the image at the place, UTC ISO 8601 with microseconds, or an infinity. */
  at: string;
  /** The image's ordinal in its library; -1 is before all. */
  ordinal: number;
  /** The band of its strength, where the strongest come first. */
  band: number;
}

/** A place in a result, and which way to go from there. */
export interface Cursor extends Place {
  direction: "next" | "previous";
  /** The labels whose strength orders the result; none where time does. */
  by: readonly string[];
}

const Payload = z.tuple([
  z.enum(["next", "previous"]),
  z.string().check(z.refine((at) => /^-?infinity$/.test(at) || isMoment(at))),
  z.int().check(z.minimum(-1), z.maximum(2 ** 31 - 1)),
  z.int().check(z.minimum(0), z.maximum(100)),
  z.array(z.string().check(z.refine((label) => !/[\p{Cc}\p{Cs}]/u.test(label)))),
]);

/** Whether the database can read it: there is such a day, and such a time on it. */
function isMoment(at: string): boolean {
  const moment = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at) ? Date.parse(at) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().slice(0, -1) === at.slice(0, 23);
}

/** The cursor was not made by this API, was changed, or belongs to another query. */
export class CursorError extends AppError {
  constructor() {
    const message = "The cursor is not one of this query's. Start again without a cursor.";
    super("invalid-cursor", message, { issues: [{ path: "cursor", message }] });
  }
}

/** An opaque text for a place in the result of one query (its canonical text with its order). */
export function encodeCursor({ direction, at, ordinal, band, by }: Cursor, query: string): string {
  const payload = Buffer.from(JSON.stringify([direction, at, ordinal, band, by])).toString("base64url");
  return `${payload}.${checksum(payload, query)}`;
}

/** @throws CursorError for anything that {@link encodeCursor} did not make for the same query */
export function decodeCursor(text: string, query: string): Cursor {
  const [payload = "", sum] = text.split(".", 2);
  const parsed = sum === checksum(payload, query) ? Payload.safeParse(readJson(payload)) : undefined;
  if (!parsed?.success) throw new CursorError();
  const [direction, at, ordinal, band, by] = parsed.data;
  return { direction, at, ordinal, band, by };
}

function readJson(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString());
  } catch {
    return undefined;
  }
}

/** Not a secret: a cursor reaches nothing but the caller's own library. It tells mistakes from places. */
function checksum(payload: string, query: string): string {
  return createHash("sha256").update(`${payload}\n${query}`).digest("base64url").slice(0, 12);
}
