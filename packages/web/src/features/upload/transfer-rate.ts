interface Sample {
  /** Milliseconds of a clock that never goes back. */
  at: number;
  bytes: number;
}

const window = 8_000;
const between = 250;
const least = 2_000;

/** How fast bytes go out, over the last seconds. */
export class TransferRate {
  #samples: Sample[] = [];

  /** Notes how many bytes have gone out until now. */
  note(bytes: number, at: number): void {
    const last = this.#samples.at(-1);
    if (last && at - last.at < between) return;
    this.#samples = [...this.#samples.filter((sample) => at - sample.at <= window), { at, bytes }];
  }

  /** Bytes a second; undefined until enough was seen, or while nothing moves. */
  perSecond(): number | undefined {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.at - first.at < least || last.bytes === first.bytes) return undefined;
    return ((last.bytes - first.bytes) / (last.at - first.at)) * 1_000;
  }

  forget(): void {
    this.#samples = [];
  }
}
