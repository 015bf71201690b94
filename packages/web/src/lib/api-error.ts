import type { ErrorAnswer } from "@image-content-search/core/contract";
import { texts } from "../messages/index.ts";

type Issues = NonNullable<ErrorAnswer["error"]["issues"]>;

/** A request that did not succeed. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly issues: Issues;

  constructor(
    status: number,
    code: string,
    message: string,
    options: { issues?: Issues; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.issues = options.issues ?? [];
  }

  /** Whether the same request may succeed later without anything being changed. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** What to tell a person about anything that was thrown. */
export function errorWords(error: unknown): string {
  if (error instanceof ApiError && error.status === 0) {
    return texts().common.unreachable;
  }
  if (error instanceof Error && error.message !== "") return error.message;
  return texts().common.unknownError;
}
