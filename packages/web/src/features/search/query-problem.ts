import { parseQuery, QueryError } from "@image-content-search/core/query";

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
