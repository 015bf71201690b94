import { type ImageStatus, imageStatuses } from "./status.ts";

/** How far an image has come, and in which attempt. */
export interface Standing {
  attempt: number;
  status: ImageStatus;
}

/** Where a status stands in the order of {@link imageStatuses}, from 1. */
export function rankOf(status: ImageStatus): number {
  return imageStatuses.indexOf(status) + 1;
}

/**
 * Whether an event moves an image that stands so: it must not be behind in attempt, or in status within one. The SQL
 * function `moves_image` says the same.
 */
export function moves(event: Standing, stored: Standing): boolean {
  if (event.attempt !== stored.attempt) return event.attempt > stored.attempt;
  return rankOf(event.status) >= rankOf(stored.status);
}
