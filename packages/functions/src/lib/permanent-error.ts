/** A fault in the picture itself: trying again cannot help. `code` is stable, `message` is for the owner. */
export class PermanentError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PermanentError";
    this.code = code;
  }
}
