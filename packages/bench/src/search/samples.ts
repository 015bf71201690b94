/** Times in ms by what was measured, in the order in which it first was. */
export class Samples {
  readonly #times = new Map<string, number[]>();

  /** Runs the action and notes how long it took. */
  async time<Result>(what: string, action: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    const result = await action();
    this.of(what).push(performance.now() - begun);
    return result;
  }

  /** The times of it, also those to come. */
  of(what: string): number[] {
    const known = this.#times.get(what);
    if (known) return known;
    const times: number[] = [];
    this.#times.set(what, times);
    return times;
  }

  /** Everything that was measured. */
  get names(): string[] {
    return [...this.#times.keys()];
  }
}
