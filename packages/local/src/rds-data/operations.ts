import type * as z from "zod/mini";
import { AwsError } from "../lib/aws-error.ts";
import type { Operation } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import type { DataApi } from "./data-api.ts";
import {
  BatchExecuteStatement,
  BeginTransaction,
  EndTransaction,
  ExecuteStatement,
  Target,
} from "./inputs.ts";

/** The one database that is served, by the names that a client must give. */
export interface DatabaseNames {
  resourceArn: string;
  secretArn: string;
  database: string;
}

/** The operations of the Data API by the last part of their paths. */
export function dataOperations(api: DataApi, names: DatabaseNames): Record<string, Operation> {
  const read = <Schema extends z.ZodMiniType>(shape: Schema, input: unknown): z.infer<Schema> => {
    checkNames(parseInput(Target, input), names);
    return parseInput(shape, input);
  };
  return {
    Execute: (input) => api.execute(read(ExecuteStatement, input)),
    BatchExecute: async (input) => {
      const { sql, parameterSets, transactionId } = read(BatchExecuteStatement, input);
      await api.executeBatch(sql, parameterSets, transactionId);
      return { updateResults: parameterSets.map(() => ({ generatedFields: [] })) };
    },
    BeginTransaction: async (input) => {
      read(BeginTransaction, input);
      return { transactionId: await api.begin() };
    },
    CommitTransaction: async (input) => {
      await api.commit(read(EndTransaction, input).transactionId);
      return { transactionStatus: "Transaction Committed" };
    },
    RollbackTransaction: async (input) => {
      await api.rollback(read(EndTransaction, input).transactionId);
      return { transactionStatus: "Rollback Complete" };
    },
  };
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
