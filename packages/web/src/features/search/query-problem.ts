import { parseQuery, QueryError } from "@image-content-search/core/query";

/** What is wrong with a query and at which character (0-based). */
export interface QueryProblem {
  message: string;
  position: number;
}

/** Parses as the server would; undefined when the query can be asked. */
export function queryProblem(text: string): QueryProblem | undefined {
  try {
    parseQuery(text);
    return undefined;
  } catch (error) {
    if (error instanceof QueryError) return { message: error.message, position: error.position };
    throw error;
  }
}
