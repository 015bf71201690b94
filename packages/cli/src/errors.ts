/** What the person at the command line can put right: one sentence to print, and exit code 2. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

interface Refusal {
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** The API's code, or "unreachable", "signed-out", "upload-refused". */
  code: string;
  /** Whether the same may succeed later without anything being changed. */
  passing: boolean;
  /** Ms that the server asks to wait before the next try. */
  retryAfterMs?: number;
  cause?: unknown;
}

/** A request that did not succeed, with words for the person. */
export class SiteError extends Error {
  override readonly name = "SiteError";
  readonly status: number;
  readonly code: string;
  readonly passing: boolean;
  readonly retryAfterMs: number;

  constructor(message: string, { status, code, passing, retryAfterMs = 0, cause }: Refusal) {
    super(message, { cause });
    this.status = status;
    this.code = code;
    this.passing = passing;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No answer came: the network, or the server, is away. */
export function unreachable(where: string, cause: unknown): SiteError {
  return new SiteError(`${where} cannot be reached (${causeWords(cause)}).`, {
    status: 0,
    code: "unreachable",
    passing: true,
    cause,
  });
}

/** The innermost reason that a system call gives, such as "ECONNREFUSED"; else the error's words. */
export function causeWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause === undefined ? error.message : causeWords(error.cause);
}
