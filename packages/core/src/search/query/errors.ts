import { AppError } from "../../errors.ts";

/**
 * The query cannot be understood: says at which character (0-based) and what to do about it. `repair` is
 * the whole text of a query that can be understood and is likely meant.
 */
export class QueryError extends AppError {
  readonly position: number;
  readonly repair: string | undefined;

  constructor(message: string, position: number, repair?: string) {
    const issue = { path: "q", message, position, ...(repair !== undefined && { repair }) };
    super("invalid-query", message, { issues: [issue] });
    this.position = position;
    this.repair = repair;
  }
}
