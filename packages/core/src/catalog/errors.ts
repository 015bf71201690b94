import { AppError } from "../errors.ts";
import type { Quota } from "./quota.ts";

/** No such image in the caller's library: it never was, or is another owner's. */
export class ImageNotFoundError extends AppError {
  constructor(imageId: string) {
    super("not-found", `There is no image ${imageId} in your library.`);
  }
}

/** The owner's library holds as much as it may, or has had as many analyses today as it may. */
export class QuotaExceededError extends AppError {
  constructor(quota: Quota, exceeded: "room" | "analyses") {
    if (exceeded === "room") super("quota-exceeded", roomWords(quota), { reason: roomReason(quota) });
    else super("quota-exceeded", analysesWords(quota), { reason: analysesReason(quota) });
  }
}

function roomReason({ images, bytes }: Quota) {
  return { code: "room-exceeded", values: { images, bytes } } as const;
}

function analysesReason({ analysesPerDay }: Quota) {
  return { code: "analyses-exceeded", values: { analysesPerDay } } as const;
}

function roomWords({ images, bytes }: Quota): string {
  const gigabytes = Number((bytes / 1e9).toPrecision(3));
  return `Your library may hold ${images} pictures and ${gigabytes} GB, the trash included, and this one is too much. Ask your administrator for more room.`;
}

function analysesWords({ analysesPerDay }: Quota): string {
  return `Your library may have ${analysesPerDay} pictures analyzed a day, and has had them. Go on after midnight UTC, or ask your administrator for more.`;
}

/** The database wakes from its pause; the request that was refused wakes it. Try again in some seconds. */
export class DatabaseResumingError extends AppError {
  constructor(cause: unknown) {
    super("database-resuming", "The library is waking up. Try again in a few seconds.", { cause });
  }
}
