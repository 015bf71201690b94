import type { ErrorAnswer } from "@image-content-search/core/contract";
import { AppError, type ErrorCode } from "@image-content-search/core/errors";

const statuses: Record<ErrorCode, number> = {
  "invalid-request": 400,
  "invalid-query": 400,
  "invalid-cursor": 400,
  unauthorized: 401,
  "not-found": 404,
  conflict: 409,
  "quota-exceeded": 403,
  "too-large": 413,
  "unsupported-type": 415,
  "database-resuming": 503,
  internal: 500,
};

/** Seconds after which a paused database has usually woken. */
const resumeSeconds = "5";

/** The HTTP answer to an error: an {@link AppError} says what is wrong, any other says nothing. */
export function errorAnswer(error: unknown): {
  status: number;
  headers: Record<string, string>;
  body: ErrorAnswer;
} {
  const known =
    error instanceof AppError
      ? error
      : new AppError(
          "internal",
          "Something went wrong on our side. Try again; if it stays, tell the operator.",
        );
  const { code, message, reason, issues } = known;
  return {
    status: statuses[code],
    headers: code === "database-resuming" ? { "retry-after": resumeSeconds } : {},
    body: {
      error: { code, message, ...(reason && { reason }), ...(issues.length > 0 && { issues: [...issues] }) },
    },
  };
}
