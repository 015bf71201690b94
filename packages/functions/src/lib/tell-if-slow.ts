import { log } from "./log.ts";

/** ms that somebody who looks on waits without news. */
const patience = 500;

/**
 * Does the work, and tells that it goes on when it takes longer than somebody who looks on would wait: news of what
 * ends at once costs more than it says. Work goes on when that cannot be told.
 */
export async function tellIfSlow<Result>(
  work: () => Promise<Result>,
  tell: () => Promise<void>,
): Promise<Result> {
  let telling: Promise<void> | undefined;
  const timer = setTimeout(() => {
    telling = tell().catch((error) => log.warn("Nobody was told that the work goes on.", { error }));
  }, patience);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    await telling;
  }
}
