import { table } from "./table.ts";

let meanings: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The folded names of labels that a folded word means, the nearest first: those of the same meaning, else the
 * nearest broader ones; never the word itself, and nothing for a word that the table does not know.
 */
export function synonyms(folded: string): readonly string[] {
  meanings ??= read();
  return meanings.get(folded) ?? [];
}

/**
 * The folded names of all labels above a folded word, the nearest first: for a spaniel the dog, the canine and
 * so on. None of them need be in a library.
 */
export function broader(folded: string): readonly string[] {
  const found = new Set([folded]);
  for (const name of found) {
    for (const above of synonyms(name)) found.add(above);
  }
  found.delete(folded);
  return [...found];
}

/** The table by word; a word's labels are shared with all that mean the same. */
function read(): ReadonlyMap<string, readonly string[]> {
  const byWord = new Map<string, readonly string[]>();
  for (const line of table.trimEnd().split("\n")) {
    const [labels = "", words = ""] = line.split("=");
    const targets = labels.split("|");
    for (const word of words.split(",")) byWord.set(word, targets);
  }
  return byWord;
}
