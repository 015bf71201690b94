import type { Operation } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import { GetSecretValue } from "./inputs.ts";
import type { Secrets } from "./secrets.ts";

/** The operations of Secrets Manager by AWS's names. */
export function secretOperations(secrets: Secrets): Record<string, Operation> {
  return {
    GetSecretValue(input) {
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
}
