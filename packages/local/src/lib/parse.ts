import type * as z from "zod/mini";
import { AwsError } from "./aws-error.ts";

/** The input of an operation, checked. @throws AwsError with `code` naming the first wrong member. */
export function parseInput<Schema extends z.ZodMiniType>(
  schema: Schema,
  input: unknown,
  code = "ValidationException",
): z.infer<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join(".") || "request";
  throw new AwsError(code, `${path}: ${issue?.message ?? "is not valid"}`);
}
