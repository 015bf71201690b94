import { AppError } from "../errors.ts";

/** No such image in the caller's library: it never was, or is another owner's. */
export class ImageNotFoundError extends AppError {
  constructor(imageId: string) {
    super("not-found", `There is no image ${imageId} in your library.`);
  }
}

/** The database wakes from its pause; the request that was refused wakes it. Try again in some seconds. */
export class DatabaseResumingError extends AppError {
  constructor(cause: unknown) {
    super("database-resuming", "The library is waking up. Try again in a few seconds.", { cause });
  }
}
