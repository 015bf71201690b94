import { AppError } from "../errors.ts";

/** No such image in the caller's library: it never was, or is another owner's. */
export class ImageNotFoundError extends AppError {
  constructor(imageId: string) {
    super("not-found", `There is no image ${imageId} in your library.`);
  }
}

/** The owner's library holds as much as it may. */
export class QuotaExceededError extends AppError {
  constructor({ images, bytes }: { images: number; bytes: number }) {
    const gigabytes = Number((bytes / 1e9).toPrecision(3));
    super(
      "quota-exceeded",
      `Your library may hold ${images} pictures and ${gigabytes} GB, the trash included, and this one is too much. Ask your administrator for more room.`,
    );
  }
}

/** The database wakes from its pause; the request that was refused wakes it. Try again in some seconds. */
export class DatabaseResumingError extends AppError {
  constructor(cause: unknown) {
    super("database-resuming", "The library is waking up. Try again in a few seconds.", { cause });
  }
}
