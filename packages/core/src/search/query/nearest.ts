/** The candidate that was likely meant: one that the word begins, else the one that is a slip or two away. */
export function nearest<Name extends string>(word: string, candidates: readonly Name[]): Name | undefined {
  const wanted = word.toLowerCase();
  if (wanted.length < 2 || wanted.length > 20) return undefined;
  const begun = wanted.length > 2 && candidates.find((name) => name.startsWith(wanted));
  if (begun) return begun;
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const [best] = candidates
    .filter((name) => Math.abs(name.length - wanted.length) <= most)
    .map((name) => ({ name, slips: distance(wanted, name) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
  return best?.name;
}

/** How many characters must be put in, taken out, replaced or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
