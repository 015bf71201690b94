import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { AppError } from "../errors.ts";

/** A place in a result between two images, and which way to go from there. */
export interface Cursor {
  direction: "next" | "previous";
  /** `sort_at` of the image at the place, UTC ISO 8601 with microseconds. */
  sortAt: string;
  imageKey: number;
}

const Payload = z.tuple([
  z.enum(["next", "previous"]),
  z.string().check(z.regex(/^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)),
  z.int().check(z.minimum(1)),
]);

/** The cursor was not made by this API, was changed, or belongs to another query. */
export class CursorError extends AppError {
  constructor() {
    const message = "The cursor is not one of this query's. Start again without a cursor.";
    super("invalid-cursor", message, { issues: [{ path: "cursor", message }] });
  }
}

/** An opaque text for a place in the result of one query (its canonical text). */
export function encodeCursor({ direction, sortAt, imageKey }: Cursor, query: string): string {
  const payload = Buffer.from(JSON.stringify([direction, sortAt, imageKey])).toString("base64url");
  return `${payload}.${checksum(payload, query)}`;
}

/** @throws CursorError for anything that {@link encodeCursor} did not make for the same query */
export function decodeCursor(text: string, query: string): Cursor {
  const [payload = "", sum] = text.split(".", 2);
  const parsed = sum === checksum(payload, query) ? Payload.safeParse(readJson(payload)) : undefined;
  if (!parsed?.success) throw new CursorError();
  const [direction, sortAt, imageKey] = parsed.data;
  return { direction, sortAt, imageKey };
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
