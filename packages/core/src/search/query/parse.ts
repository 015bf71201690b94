import type { Query, Term } from "./ast.ts";
import { QueryError } from "./errors.ts";

/** The longest query in UTF-16 units, and the most terms in one. */
export const queryLimits = { maxLength: 2_000, maxTerms: 50 } as const;

/**
 * Parses `cat "traffic light" -person`: words and quoted phrases side by side mean AND, a leading
 * minus means NOT, `\"` and `\\` stand for themselves inside quotes. Linear in the text's length.
 * Control characters other than white space are refused: PostgreSQL knows no NUL.
 * @throws QueryError with the position of what is wrong
 */
export function parseQuery(text: string): Query {
  if (text.length > queryLimits.maxLength) {
    throw new QueryError(
      `The query is ${text.length} characters long; at most ${queryLimits.maxLength} are allowed.`,
      queryLimits.maxLength,
    );
  }
  const unprintable = text.search(/\p{Cc}(?<!\s)/u);
  if (unprintable >= 0)
    throw new QueryError("The query contains a character that cannot be printed.", unprintable);
  const terms: Term[] = [];
  let position = skipSpace(text, 0);
  while (position < text.length) {
    if (terms.length === queryLimits.maxTerms) {
      throw new QueryError(`A query has at most ${queryLimits.maxTerms} terms. Leave some out.`, position);
    }
    const term = readTerm(text, position);
    terms.push(term);
    position = skipSpace(text, term.end);
  }
  return { terms };
}

const space = /\s/;

function skipSpace(text: string, from: number): number {
  let position = from;
  while (position < text.length && space.test(text.charAt(position))) position++;
  return position;
}

function readTerm(text: string, start: number): Term {
  const negated = text[start] === "-";
  const from = negated ? start + 1 : start;
  if (from === text.length || space.test(text.charAt(from))) {
    throw new QueryError('A minus needs a word right behind it, as in "-person".', start);
  }
  const quoted = text[from] === '"';
  const { value, end } = quoted ? readPhrase(text, from) : readWord(text, from);
  return { kind: "term", text: value, quoted, negated, start, end };
}

function readWord(text: string, start: number): { value: string; end: number } {
  let end = start;
  while (end < text.length && !space.test(text.charAt(end)) && text[end] !== '"') end++;
  return { value: text.slice(start, end), end };
}

function readPhrase(text: string, start: number): { value: string; end: number } {
  let value = "";
  for (let position = start + 1; position < text.length; position++) {
    const character = text.charAt(position);
    if (character === '"') {
      if (value.trim() === "") throw new QueryError("There is nothing between the quotes.", start);
      return { value, end: position + 1 };
    }
    const escaped = character === "\\" && /["\\]/.test(text.charAt(position + 1));
    value += escaped ? text.charAt(++position) : character;
  }
  throw new QueryError('The quote is never closed. Add a " at the end, or take this one away.', start);
}
