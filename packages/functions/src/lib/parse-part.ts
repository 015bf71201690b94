import { AppError } from "@image-content-search/core/errors";
import type * as z from "zod/mini";

/** A part of a request, checked. @throws AppError `invalid-request` naming every wrong field */
export function parsePart<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  const first = issues[0];
  const message = first ? `${first.path || "The body"}: ${first.message}` : "The request is not valid.";
  throw new AppError("invalid-request", message, { issues });
}
