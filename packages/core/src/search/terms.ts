/**
 * A question to a library's dictionary: which of its terms lie between `head + low` and `head + high`, in the order of
 * their bytes. Terms are written as the database's `image_terms` writes them, `label:dog` or `count:dog`; a name is
 * always folded.
 */
export interface Ask {
  head: string;
  low: string;
  high: string;
  /** `low` is an alias: it stands for the names of the labels that have it. */
  alias: boolean;
  /** Only terms that contain it behind the head. */
  part: string | null;
}

/** Behind every other character. */
const last = "\u{10ffff}";
/** Pixels have so many bits: the longest side is 16,000. */
const sizeBits = 14;

/** Terms of a kind from one name to another. */
export function between(head: string, low: string, high: string): Ask {
  return { head, low, high, alias: false, part: null };
}

/** Exactly one term. */
export function term(head: string, name: string): Ask {
  return between(head, name, name);
}

/** Every term that begins so. */
export function beginning(head: string, name: string): Ask {
  return between(head, name, name + last);
}

/** Every term of a kind that contains the text. */
export function containing(head: string, part: string): Ask {
  return { ...beginning(head, ""), part };
}

/** The terms of the label of this name, and of those that have it as an alias. */
export function namedOrAlias(head: "label:" | "count:", name: string): Ask[] {
  const ask = term(head, name);
  return [ask, { ...ask, alias: true }];
}

/** The label that a term is about: `dog` of `label:dog` and of `count:dog`. */
export function labelOf(posted: string): string | undefined {
  return /^(?:label|count):(.*)$/s.exec(posted)?.[1];
}

/** Which bits a number of pixels has, lowest first: each as its term's ask, and whether it is set. */
export function bitsOf(field: "width" | "height", pixels: number): { ask: Ask; set: boolean }[] {
  return Array.from({ length: sizeBits }, (_, bit) => ({
    ask: term(`${field}:`, `bit${String(bit).padStart(2, "0")}`),
    set: ((pixels >> bit) & 1) === 1,
  }));
}

/** More than any side has. */
export const tooLong = 2 ** sizeBits;
