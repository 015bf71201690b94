/** The time by which queues, buses and asynchronous invocations go: the machine's, or ahead of it. */
export class Clock {
  readonly #machine = Date.now;
  readonly #listeners: (() => void)[] = [];
  #aheadMs = 0;

  /** ms since the epoch. */
  readonly now = (): number => this.#machine() + this.#aheadMs;

  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** Moves to so many ms ahead of the machine's clock, at once. */
  moveTo(aheadMs: number): void {
    this.#aheadMs = aheadMs;
    for (const listener of this.#listeners) listener();
  }

  /** Has whoever waits for a time look again when the clock was moved. */
  onMove(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
