/** Every `code` that an {@link AppError} may carry. Stable: clients and stored failures name them. */
export type ErrorCode =
  | "invalid-request"
  | "invalid-query"
  | "invalid-cursor"
  | "unauthorized"
  | "not-found"
  | "conflict"
  | "quota-exceeded"
  | "too-large"
  | "unsupported-type"
  | "database-resuming"
  | "internal";

/** What tells errors of the same {@link ErrorCode} apart, where that may be said of several things. */
export type ReasonCode =
  | "account-deleted"
  | "never-uploaded"
  | "in-trash"
  | "room-exceeded"
  | "analyses-exceeded"
  | "saved-searches-exceeded";

/** A message without its words, for other languages: a stable code, and what the words name. */
export interface AnyReason {
  code: string;
  values: Record<string, string | number>;
}

/** One thing wrong with what was sent: which field (dotted path) or which character of the query, and what to do. */
export interface Issue {
  path: string;
  message: string;
  reason?: AnyReason;
  /** 0-based offset into the query text, when the issue is about a query. */
  position?: number;
  /** The whole text of a query that parses and is likely meant. */
  repair?: string;
}

/** The base of every error that core throws on purpose. Knows no HTTP. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly reason: AnyReason | undefined;
  readonly issues: readonly Issue[];

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      cause?: unknown;
      reason?: AnyReason & { code: ReasonCode };
      issues?: readonly Issue[];
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.reason = options.reason;
    this.issues = options.issues ?? [];
  }
}
