import { SiteError } from "./errors.ts";

const firstMs = 500;
const longestMs = 30_000;

export interface RetryOptions {
  /** How often it is tried at most. */
  tries: number;
  /** Resolves after so many ms; rejects when there is no time left for another try. */
  wait: (milliseconds: number) => Promise<void>;
  /** 0–1. */
  random: () => number;
}

/**
 * Ms to wait after the `tried`th try (1, 2, …): twice as long each time, at most 30 s, of which up to half is left
 * to chance so that those who failed together do not come again together. Never sooner than the server asks.
 */
export function backoffMs(tried: number, retryAfterMs: number, random: () => number): number {
  const most = Math.min(longestMs, firstMs * 2 ** (tried - 1));
  return Math.max(retryAfterMs, most / 2 + (most / 2) * random());
}

/** Does the work again while what hinders it may pass. @throws what the last try threw */
export async function persistently<Value>(work: () => Promise<Value>, options: RetryOptions): Promise<Value> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SiteError && error.passing) || tried >= options.tries) throw error;
      const hasTime = await options.wait(backoffMs(tried, error.retryAfterMs, options.random)).then(
        () => true,
        () => false,
      );
      if (!hasTime) throw error;
    }
  }
}
