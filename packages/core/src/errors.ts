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

/** One thing wrong with what was sent: which field (dotted path) or which character of the query, and what to do. */
export interface Issue {
  path: string;
  message: string;
  /** The message without its words: a stable code, and what the words name. */
  reason?: { code: string; values: Record<string, string | number> };
  /** 0-based offset into the query text, when the issue is about a query. */
  position?: number;
  /** The whole text of a query that parses and is likely meant. */
  repair?: string;
}

/** The base of every error that core throws on purpose. Knows no HTTP. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; issues?: readonly Issue[] } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.issues = options.issues ?? [];
  }
}
