import type { Facets } from "@image-content-search/core/contract";
import { fold } from "@image-content-search/core/query";

/** A value that can be switched on and off. */
export interface FilterRow {
  value: string;
  /** How many images of the result would have it; 0: switching it on would leave none. */
  count: number;
  chosen: boolean;
}

type Counts = Facets[keyof Facets];

/**
 * The values of a field: those in the result, the commonest first, then those that only the rest of the library has,
 * then those that the query asks for and nothing has.
 */
export function filterRows(counts: Counts, library: Counts, chosen: readonly string[]): FilterRow[] {
  const rows = new Map<string, FilterRow>();
  const add = (value: string, count: number) => {
    const key = fold(value);
    if (!rows.has(key)) rows.set(key, { value, count, chosen: chosen.includes(key) });
  };
  for (const { value, count } of counts) add(value, count);
  for (const { value } of library) add(value, 0);
  for (const value of chosen) add(value, 0);
  return [...rows.values()];
}

const fewest = 8;

/** Which rows are shown at first: the first eight, and whatever is chosen. */
export function firstRows(rows: readonly FilterRow[]): FilterRow[] {
  return rows.filter(({ chosen }, place) => chosen || place < fewest);
}
