import * as z from "zod/mini";
import { SqlParameter } from "./parameters.ts";

/** What every request names: the database, and the secret that opens it. */
export const Target = z.object({
  resourceArn: z.string(),
  secretArn: z.string(),
  database: z.optional(z.string()),
});
const schema = z.optional(z.undefined("is not supported"));

export const ExecuteStatement = z.object({
  sql: z.string().check(z.minLength(1)),
  schema,
  parameters: z._default(z.array(SqlParameter), []),
  transactionId: z.optional(z.string()),
  includeResultMetadata: z.optional(z.boolean()),
  formatRecordsAs: z.optional(z.enum(["NONE", "JSON"])),
});

export const BatchExecuteStatement = z.object({
  sql: z.string().check(z.minLength(1)),
  schema,
  parameterSets: z._default(z.array(z.array(SqlParameter)), [[]]),
  transactionId: z.optional(z.string()),
});

export const BeginTransaction = z.object({ schema });
/** Of CommitTransaction and RollbackTransaction. */
export const EndTransaction = z.object({ transactionId: z.string() });
