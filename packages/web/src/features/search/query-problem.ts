import { parseQuery, QueryError } from "@image-content-search/core/query";
import { ApiError } from "../../lib/api-error.ts";

/** What is wrong with a query and at which character (0-based). */
export interface QueryProblem {
  message: string;
  position: number;
  /** The whole query, put right. */
  repair?: string | undefined;
}

/** Parses as the server would; undefined when the query can be asked. */
export function queryProblem(text: string): QueryProblem | undefined {
  try {
    parseQuery(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const { message, position, repair } = error;
    return { message, position, repair };
  }
}

/** What the server finds wrong with a query, if that is why it was refused. */
export function serverProblem(error: Error | null): QueryProblem | undefined {
  if (!(error instanceof ApiError) || error.code !== "invalid-query") return undefined;
  const [issue] = error.issues;
  return { message: issue?.message ?? error.message, position: issue?.position ?? 0, repair: issue?.repair };
}
