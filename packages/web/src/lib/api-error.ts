import type { ErrorAnswer } from "@image-content-search/core/contract";
import { texts } from "../messages/index.ts";

type Reason = NonNullable<ErrorAnswer["error"]["reason"]>;
type Issues = NonNullable<ErrorAnswer["error"]["issues"]>;

/** A request that did not succeed. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** What the code is said of, where that is not one thing alone. */
  readonly reason: Reason | undefined;
  readonly issues: Issues;
  /** By which the answer is found in the logs; undefined when no answer came. */
  readonly requestId: string | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    options: {
      reason?: Reason | undefined;
      issues?: Issues | undefined;
      requestId?: string | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.reason = options.reason;
    this.issues = options.issues ?? [];
    this.requestId = options.requestId;
  }

  /** Whether the same request may succeed later without anything being changed. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** To be called when no answer came. @throws ApiError `unreachable` */
export function failUnreachable(cause: unknown): never {
  throw new ApiError(0, "unreachable", "The server cannot be reached.", { cause });
}

/** What to tell a person about anything that was thrown; with its id where somebody must look into it. */
export function errorWords(error: unknown): string {
  const { unknownError, errors, reference } = texts().common;
  if (!(error instanceof ApiError)) {
    return error instanceof Error && error.message !== "" ? error.message : unknownError;
  }
  const translated: Readonly<Record<string, string>> = errors;
  const words = translated[error.reason?.code ?? ""] ?? translated[error.code] ?? error.message;
  return error.status >= 500 && error.requestId ? `${words} ${reference(error.requestId)}` : words;
}
