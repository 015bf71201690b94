import type { Chance } from "../chance.ts";

/** Draws values by their weights, in logarithmic time. */
export class Weighted<Value> {
  readonly #values: readonly Value[];
  readonly #sums: Float64Array;

  /** @throws Error for no values */
  constructor(values: readonly Value[], weightOf: (value: Value, place: number) => number) {
    if (values.length === 0) throw new Error("There is nothing to draw from.");
    let sum = 0;
    this.#values = values;
    this.#sums = Float64Array.from(values, (value, place) => {
      sum += weightOf(value, place);
      return sum;
    });
  }

  draw(chance: Chance): Value {
    const sums = this.#sums;
    const at = chance.next() * (sums[sums.length - 1] ?? 0);
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return this.#values[low] as Value;
  }
}

/** The weight of the value at a place of a list that begins with the commonest: Zipf's law with a blunted head. */
export function zipf(place: number): number {
  return 1 / (place + 4);
}

/** The values in another order. */
export function shuffled<Value>(values: readonly Value[], chance: Chance): Value[] {
  const mixed = [...values];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = chance.integer(0, last);
    [mixed[last], mixed[other]] = [mixed[other] as Value, mixed[last] as Value];
  }
  return mixed;
}
