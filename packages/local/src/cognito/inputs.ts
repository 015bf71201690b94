import * as z from "zod/mini";
import { AwsError } from "../lib/aws-error.ts";
import { parseInput } from "../lib/parse.ts";
import { invalidParameter } from "./errors.ts";
import type { UserPool } from "./pool.ts";

/** Members that many requests have. */
export const Username = z.string().check(z.minLength(1), z.maxLength(128));
export const Password = z.string().check(z.maxLength(256));
export const ClientId = z.string();
const Email = z.email();

/** The request of a client of the pool. @throws AwsError `ResourceNotFoundException` for another client's */
export function parseClientInput<Schema extends z.ZodMiniType<{ ClientId: string }>>(
  pool: UserPool,
  schema: Schema,
  input: unknown,
): z.infer<Schema> {
  const request = parseInput(schema, input, "InvalidParameterException");
  if (request.ClientId !== pool.clientId) {
    throw new AwsError("ResourceNotFoundException", `User pool client ${request.ClientId} does not exist.`);
  }
  return request;
}

/** The request of an administrator. @throws AwsError `ResourceNotFoundException` for another pool */
export function parsePoolInput<Schema extends z.ZodMiniType<{ UserPoolId: string }>>(
  pool: UserPool,
  schema: Schema,
  input: unknown,
): z.infer<Schema> {
  const request = parseInput(schema, input, "InvalidParameterException");
  if (request.UserPoolId !== pool.id) {
    throw new AwsError("ResourceNotFoundException", `User pool ${request.UserPoolId} does not exist.`);
  }
  return request;
}

/** @throws AwsError `InvalidParameterException` for what is no e-mail address */
export function requireEmail(username: string): void {
  if (!Email.safeParse(username).success) throw invalidParameter("Username should be an email.");
}
