import * as z from "zod/mini";
import { type Permission, targetService } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import type { Authenticate, Service } from "../lib/service.ts";
import type { Secrets } from "./secrets.ts";

const GetSecretValue = z.object({ SecretId: z.string().check(z.minLength(1), z.maxLength(2048)) });

/** Secrets Manager, over JSON 1.1. */
export function secretsManagerService(secrets: Secrets, authenticate: Authenticate): Service {
  const operations = {
    GetSecretValue(input: unknown) {
      const { SecretId } = parseInput(GetSecretValue, input, "InvalidParameterException");
      const { name, arn, versionId, value, createdAt } = secrets.get(SecretId);
      return {
        ARN: arn,
        Name: name,
        VersionId: versionId,
        SecretString: value,
        VersionStages: ["AWSCURRENT"],
        CreatedDate: createdAt / 1000,
      };
    },
  };
  const permissions = (operation: string, input: unknown): Permission[] => {
    const { SecretId } = parseInput(GetSecretValue, input, "InvalidParameterException");
    return [[`secretsmanager:${operation}`, secrets.find(SecretId)?.arn ?? SecretId]];
  };
  return targetService("secretsmanager", { name: "secrets", operations, permissions }, authenticate);
}
