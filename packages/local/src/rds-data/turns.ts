/** Hands out one thing to one taker at a time, in the order they asked. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  /** Nobody has it and nobody waits for it. */
  get idle(): boolean {
    return !this.#taken;
  }

  /** Waits at most `timeoutMs`; answers what gives the turn back, which works once, or undefined when time is up. */
  async take(timeoutMs: number): Promise<(() => void) | undefined> {
    if (this.#taken && !(await this.#wait(timeoutMs))) return undefined;
    this.#taken = true;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#taken = false;
    };
  }

  #wait(timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const grant = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(grant), 1);
        resolve(false);
      }, timeoutMs);
      this.#waiting.push(grant);
    });
  }
}
