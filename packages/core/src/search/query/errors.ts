import { AppError } from "../../errors.ts";
import { type QueryProblem, type Reason, sayReason } from "./reasons.ts";
import { refusalWords } from "./refusal-words.ts";

/**
 * The query cannot be understood: says at which character (0-based) and what to do about it, in English and, for
 * other languages, as a reason. `repair` is the whole text of a query that can be understood and is likely meant.
 */
export class QueryError extends AppError {
  override readonly reason: Reason;
  readonly position: number;
  readonly repair: string | undefined;

  constructor({ reason, position, repair }: QueryProblem) {
    const message = sayReason(refusalWords, reason);
    const issue = { path: "q", message, reason, position, ...(repair !== undefined && { repair }) };
    super("invalid-query", message, { issues: [issue] });
    this.reason = reason;
    this.position = position;
    this.repair = repair;
  }
}
