/** What an invocation fails with: an error of the handler, a timeout, or the death of its process. */
export class FunctionError extends Error {
  /** Lambda's error type, such as `Sandbox.Timedout`, or the name of the error that the handler threw. */
  readonly errorType: string;
  readonly trace: readonly string[];

  constructor(errorType: string, message: string, trace: readonly string[] = []) {
    super(message);
    this.name = "FunctionError";
    this.errorType = errorType;
    this.trace = trace;
  }

  /** The error as Lambda answers it. */
  toJSON() {
    return { errorType: this.errorType, errorMessage: this.message, trace: this.trace };
  }
}
