import type { Context } from "aws-lambda";

/** What must be left of a function's time to begin with something else, in ms. */
const reserveMs = 20_000;

/** Tells whether a function has time to begin with something else. */
export function timeLeft(context: Pick<Context, "getRemainingTimeInMillis">): () => boolean {
  return () => context.getRemainingTimeInMillis() > reserveMs;
}
