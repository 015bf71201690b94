/** Lets receivers of a queue wait until something may have become visible. */
export class Waiters {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** Wakes all who wait, once the transaction that is open now has ended. */
  wake(queue: string): void {
    const waiting = this.#waiting.get(queue);
    if (!waiting) return;
    queueMicrotask(() => {
      for (const wake of [...waiting]) wake();
    });
  }

  /** Resolves when woken, after `ms`, or when the signal aborts. */
  wait(queue: string, ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(queue) ?? new Set();
      this.#waiting.set(queue, waiting);
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener("abort", done);
      waiting.add(done);
    });
  }
}
