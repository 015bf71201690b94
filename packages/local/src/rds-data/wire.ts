import { type Permission, pathService } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import type { Authenticate, Service } from "../lib/service.ts";
import type { DataApi } from "./data-api.ts";
import { Target } from "./inputs.ts";
import { type DatabaseNames, dataOperations } from "./operations.ts";

/** The largest request, headers aside: 4 MiB. */
const maxBytes = 4 * 1024 * 1024;

/** The RDS Data API (https://docs.aws.amazon.com/rdsdataservice/latest/APIReference/Welcome.html) for one database. */
export function rdsDataService(api: DataApi, names: DatabaseNames, authenticate: Authenticate): Service {
  const operations = dataOperations(api, names);
  return pathService("rds-data", { name: "rds", operations, permissions, maxBytes }, authenticate);
}

/** Whoever asks the database reads its secret, too. */
function permissions(operation: string, input: unknown): Permission[] {
  const { resourceArn, secretArn } = parseInput(Target, input);
  const action = operation.replace(/Execute$/, "ExecuteStatement");
  return [
    [`rds-data:${action}`, resourceArn],
    ["secretsmanager:GetSecretValue", secretArn],
  ];
}
