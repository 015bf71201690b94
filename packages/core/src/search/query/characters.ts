/** What ends a value that is not in quotes, besides white space. */
export const valueEnds = '"()|';
/** What ends a bare word: a value's ends, and the colon that would make it a field. */
export const wordEnds = `${valueEnds}:`;
/** What a comparison starts with; a bare word does not. */
export const comparisons = "<>=";
/** Characters that a `filename:` pattern keeps their backslash before: they are literal then. */
export const patternSigns = "*?\\";

const space = /\s/;

/** Whether the character divides words; the empty string, beyond the text's end, does not. */
export function isSpace(character: string): boolean {
  return space.test(character);
}

/** Whether the character starts a comparison. */
export function isComparison(character: string): boolean {
  return character !== "" && comparisons.includes(character);
}

/** The first place from `from` on that is no white space. */
export function skipSpace(source: string, from: number): number {
  let position = from;
  while (isSpace(source.charAt(position))) position++;
  return position;
}

/**
 * Reads up to white space or one of `ends`. A backslash makes the next character an ordinary one and is left
 * out of `text`, unless that is one of `kept`; the last character of the source can be a backslash itself.
 */
export function readBare(
  source: string,
  from: number,
  ends: string,
  kept = "",
): { text: string; end: number } {
  let text = "";
  let end = from;
  for (; end < source.length; end++) {
    let character = source.charAt(end);
    if (isSpace(character) || ends.includes(character)) break;
    if (character === "\\") {
      if (end + 1 < source.length) character = source.charAt(++end);
      if (kept.includes(character)) text += "\\";
    }
    text += character;
  }
  return { text, end };
}

/** Reads what stands in quotes, `\"` and `\\` being a quote and a backslash; undefined when they never close. */
export function readQuoted(source: string, from: number): { text: string; end: number } | undefined {
  let text = "";
  for (let position = from + 1; position < source.length; position++) {
    const character = source.charAt(position);
    if (character === '"') return { text, end: position + 1 };
    const next = source.charAt(position + 1);
    const escaped = character === "\\" && (next === '"' || next === "\\");
    if (escaped) position++;
    text += escaped ? next : character;
  }
  return undefined;
}
