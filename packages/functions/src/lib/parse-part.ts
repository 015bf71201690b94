import { AppError } from "@image-content-search/core/errors";
import * as z from "zod/mini";
import en from "zod/v4/locales/en.js";

// Without words of its own the small build calls everything "Invalid input".
z.config(en());

/** A part of a request, checked. @throws AppError `invalid-request` naming every wrong field */
export function parsePart<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  const first = issues[0];
  const message = first ? `${first.path || "The body"}: ${first.message}` : "The request is not valid.";
  throw new AppError("invalid-request", message, { issues });
}
