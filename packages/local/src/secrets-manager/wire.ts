import { type Permission, targetService } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import type { Authenticate, Service } from "../lib/service.ts";
import { GetSecretValue } from "./inputs.ts";
import { secretOperations } from "./operations.ts";
import type { Secrets } from "./secrets.ts";

/** Secrets Manager, over JSON 1.1. */
export function secretsManagerService(secrets: Secrets, authenticate: Authenticate): Service {
  const operations = secretOperations(secrets);
  const permissions = (operation: string, input: unknown): Permission[] => {
    const { SecretId } = parseInput(GetSecretValue, input, "InvalidParameterException");
    return [[`secretsmanager:${operation}`, secrets.find(SecretId)?.arn ?? SecretId]];
  };
  return targetService("secretsmanager", { name: "secrets", operations, permissions }, authenticate);
}
