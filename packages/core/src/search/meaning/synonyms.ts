import { table } from "./table.ts";

/** What a word means: labels, the nearest first, which are above it where the word is a label itself. */
interface Meaning {
  labels: readonly string[];
  isLabel: boolean;
}

let meanings: ReadonlyMap<string, Meaning> | undefined;

/**
 * The folded names of labels that a folded word means, the nearest first; for a label those of the same meaning
 * alone. Never the word itself, and nothing for a word that the table does not know.
 */
export function synonyms(folded: string): readonly string[] {
  const { labels, isLabel } = meaningOf(folded);
  return isLabel ? labels.filter((name) => meaningOf(name).labels.includes(folded)) : labels;
}

/**
 * The folded names of all labels above a folded word, the nearest first: for a spaniel the dog, the canine and
 * so on. None of them need be in a library.
 */
export function broader(folded: string): readonly string[] {
  const found = new Set([folded]);
  for (const name of found) {
    for (const above of meaningOf(name).labels) found.add(above);
  }
  found.delete(folded);
  return [...found];
}

function meaningOf(folded: string): Meaning {
  meanings ??= read();
  return meanings.get(folded) ?? unknown;
}

const unknown: Meaning = { labels: [], isLabel: false };

/** The table by word; a word's labels are shared with all that mean the same. */
function read(): ReadonlyMap<string, Meaning> {
  const byWord = new Map<string, Meaning>();
  for (const line of table.trimEnd().split("\n")) {
    const [names = "", words = ""] = line.split("=");
    const labels = names.split("|");
    for (const word of words.split(",")) {
      const isLabel = word.startsWith("*");
      byWord.set(isLabel ? word.slice(1) : word, { labels, isLabel });
    }
  }
  return byWord;
}
