/**
 * A question to a library's dictionary: which of its terms lie between `head + name + low` and `head + name + high`,
 * in the order of their bytes. Terms are written as the database's `image_terms` writes them, `label:dog` or
 * `conf:dog:085`; a name is always folded.
 */
export interface Ask {
  head: string;
  name: string;
  low: string;
  high: string;
  /** The name is an alias: it stands for the names of the labels that have it. */
  alias: boolean;
  /** Only terms that contain it behind the head. */
  part: string | null;
  /** Only terms whose last three digits are at least, and at most, these. */
  least: string | null;
  most: string | null;
  /** Only terms as long as the bounds: no name that goes on where theirs ends. */
  even: boolean;
}

/** Behind every other character. */
const last = "\u{10ffff}";
/** Pixels have so many bits: the longest side is 16,000. */
const sizeBits = 14;
/** Confidence is posted in bands of so many. */
const bandWidth = 5;

const plain = { low: "", high: "", alias: false, part: null, least: null, most: null, even: false };

/** Exactly one term. */
export function term(head: string, name: string): Ask {
  return { head, name, ...plain };
}

/** Every term that begins so. */
export function beginning(head: string, name: string): Ask {
  return { ...term(head, name), high: last };
}

/** Every term of a kind that contains the text. */
export function containing(head: string, part: string): Ask {
  return { ...beginning(head, ""), part };
}

/** Terms of a kind from one name to another. */
export function between(head: string, first: string, final: string): Ask {
  return { ...term(head, ""), low: first, high: final };
}

/** Every term of labels that begin so, in bands of confidence from one to another. */
export function beginningInBands(name: string, least: number, most: number): Ask {
  // The name ends at a colon, which is not one of its own: `dog:09` is no beginning of `conf:dog:095`.
  return { ...beginning("conf:", name), part: ":", least: digits(least), most: digits(most) };
}

/** The terms of a label with so many objects, or in bands of confidence from one to another; both inclusive. */
export function numbered(head: "count:" | "conf:", name: string, min: number, max: number): Ask {
  return { ...term(head, name), low: `:${digits(min)}`, high: `:${digits(max)}`, even: true };
}

/** The lowest band whose every confidence is at least this, and the band below if it has some of them too. */
export function bandsFrom(confidence: number): { whole: number; partial: number | undefined } {
  const whole = Math.ceil(confidence / bandWidth) * bandWidth;
  return { whole, partial: whole === confidence ? undefined : whole - bandWidth };
}

/** The terms of every band of the confidence of labels. */
export function bandsOf(labels: readonly string[]): { band: number; name: string }[] {
  const bands = Array.from({ length: 100 / bandWidth + 1 }, (_, place) => place * bandWidth);
  return labels.flatMap((label) => bands.map((band) => ({ band, name: `conf:${label}:${digits(band)}` })));
}

/** The label that a term is about: `dog` of `label:dog`, `conf:dog:085` and `count:dog:002`. */
export function labelOf(posted: string): string | undefined {
  return /^label:(.*)$/s.exec(posted)?.[1] ?? /^(?:conf|count):(.*):\d{3}$/s.exec(posted)?.[1];
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

function digits(number: number): string {
  return String(number).padStart(3, "0");
}
