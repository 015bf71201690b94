import type { AnyReason } from "@image-content-search/core/errors";
import { isReason, sayReason, tryQuery } from "@image-content-search/core/query";
import { ApiError } from "../../lib/api-error.ts";
import { texts } from "../../messages/index.ts";

/** What is wrong with a query and at which character (0-based); said in words only when it is shown. */
export interface QueryProblem {
  reason?: AnyReason | undefined;
  /** What the server says, in case its reason is none that is known here. */
  message?: string | undefined;
  position: number;
  /** The whole query, put right. */
  repair?: string | undefined;
}

/** Parses as the server would; undefined when the query can be asked. */
export function queryProblem(text: string): QueryProblem | undefined {
  return tryQuery(text).problem;
}

/** What the server finds wrong with a query, if that is why it was refused. */
export function serverProblem(error: Error | null): QueryProblem | undefined {
  if (!(error instanceof ApiError) || error.code !== "invalid-query") return undefined;
  const [{ reason, message, position = 0, repair } = { message: error.message }] = error.issues;
  return { reason, message, position, repair };
}

/** What is wrong with a query, in words. */
export function problemWords({ reason, message }: QueryProblem): string {
  const { refusals, common } = texts();
  if (reason && isReason(refusals, reason)) return sayReason(refusals, reason);
  return message ?? common.unknownError;
}
