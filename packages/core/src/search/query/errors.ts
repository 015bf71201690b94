import { AppError } from "../../errors.ts";

/** The query cannot be understood: says at which character (0-based) and what to do about it. */
export class QueryError extends AppError {
  readonly position: number;

  constructor(message: string, position: number) {
    super("invalid-query", message, { issues: [{ path: "q", message, position }] });
    this.position = position;
  }
}
