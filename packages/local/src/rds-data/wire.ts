import * as z from "zod/mini";
import { AwsError } from "../lib/aws-error.ts";
import { type Permission, pathService } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import type { Authenticate, Service } from "../lib/service.ts";
import type { DataApi } from "./data-api.ts";
import { SqlParameter } from "./parameters.ts";

/** The one database that is served, by the names that a client must give. */
export interface DatabaseNames {
  resourceArn: string;
  secretArn: string;
  database: string;
}

const Target = z.object({ resourceArn: z.string(), secretArn: z.string(), database: z.optional(z.string()) });
const schema = z.optional(z.undefined("is not supported"));

const ExecuteStatement = z.object({
  sql: z.string().check(z.minLength(1)),
  schema,
  parameters: z._default(z.array(SqlParameter), []),
  transactionId: z.optional(z.string()),
  includeResultMetadata: z.optional(z.boolean()),
  formatRecordsAs: z.optional(z.enum(["NONE", "JSON"])),
});

const BatchExecuteStatement = z.object({
  sql: z.string().check(z.minLength(1)),
  schema,
  parameterSets: z._default(z.array(z.array(SqlParameter)), [[]]),
  transactionId: z.optional(z.string()),
});

const BeginTransaction = z.object({ schema });
const EndTransaction = z.object({ transactionId: z.string() });

/** The largest request, headers aside: 4 MiB. */
const maxBytes = 4 * 1024 * 1024;

/** The RDS Data API (https://docs.aws.amazon.com/rdsdataservice/latest/APIReference/Welcome.html) for one database. */
export function rdsDataService(api: DataApi, names: DatabaseNames, authenticate: Authenticate): Service {
  const read = <Schema extends z.ZodMiniType>(shape: Schema, input: unknown): z.infer<Schema> => {
    checkNames(parseInput(Target, input), names);
    return parseInput(shape, input);
  };
  const operations = {
    Execute: (input: unknown) => api.execute(read(ExecuteStatement, input)),
    BatchExecute: async (input: unknown) => {
      const { sql, parameterSets, transactionId } = read(BatchExecuteStatement, input);
      await api.executeBatch(sql, parameterSets, transactionId);
      return { updateResults: parameterSets.map(() => ({ generatedFields: [] })) };
    },
    BeginTransaction: async (input: unknown) => {
      read(BeginTransaction, input);
      return { transactionId: await api.begin() };
    },
    CommitTransaction: async (input: unknown) => {
      await api.commit(read(EndTransaction, input).transactionId);
      return { transactionStatus: "Transaction Committed" };
    },
    RollbackTransaction: async (input: unknown) => {
      await api.rollback(read(EndTransaction, input).transactionId);
      return { transactionStatus: "Rollback Complete" };
    },
  };
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

function checkNames(request: z.infer<typeof Target>, names: DatabaseNames): void {
  if (request.resourceArn !== names.resourceArn) {
    throw new AwsError(
      "BadRequestException",
      "HttpEndpoint is not enabled for the cluster that resourceArn names.",
    );
  }
  if (request.secretArn !== names.secretArn) {
    throw new AwsError("BadRequestException", "The secret that secretArn names does not open this database.");
  }
  if (request.database !== undefined && request.database !== names.database) {
    throw new AwsError(
      "BadRequestException",
      `FATAL: database "${request.database}" does not exist; SQLState: 3D000`,
    );
  }
}
