const windowMs = 20_000;
/** Before so many ms nothing is said: the first files tell little of the others. */
const leastMs = 2_000;

interface Sample {
  at: number;
  bytes: number;
  work: number;
}

/** How fast it goes, by the last 20 s, so that neither a pause nor a quick beginning is remembered for long. */
export class RateMeter {
  readonly #samples: Sample[] = [];

  /** Takes the totals at a moment (ms): bytes sent, and work done in any unit. */
  add(at: number, bytes: number, work: number): void {
    this.#samples.push({ at, bytes, work });
    while ((this.#samples[1]?.at ?? at) < at - windowMs) this.#samples.shift();
  }

  get bytesPerSecond(): number {
    return this.#perSecond("bytes");
  }

  /** Seconds that the rest of the work takes at this pace; undefined while nobody can know. */
  secondsLeft(workLeft: number): number | undefined {
    const pace = this.#perSecond("work");
    return pace > 0 ? workLeft / pace : undefined;
  }

  #perSecond(what: "bytes" | "work"): number {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.at - first.at < leastMs) return 0;
    return Math.max(0, (1000 * (last[what] - first[what])) / (last.at - first.at));
  }
}
