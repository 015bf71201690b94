import { createHash } from "node:crypto";

/** A number from 0 up to 1, the next of its row. */
export type Random = () => number;

/** Mulberry32: the same row for the same seed and name, whatever other rows are drawn from. */
export function randomRow(seed: number, name: string): Random {
  let state = createHash("sha256").update(`${seed} ${name}`).digest().readInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
