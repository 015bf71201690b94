import type { Query } from "./ast.ts";
import { QueryError } from "./errors.ts";
import { tokenize } from "./lexer.ts";
import { queryLimits } from "./limits.ts";
import { readQuery } from "./parser.ts";
import { Reading } from "./reading.ts";
import type { QueryProblem } from "./reasons.ts";
import { Refusal } from "./refusal.ts";

/** How many texts are tried at most until a repair is found that parses. */
const maxAttempts = 20;
/** Control characters but white space, and one half of a character that UTF-16 writes in two. */
const unprintable = /\p{Cc}(?<!\s)|\p{Cs}/gu;

/**
 * Parses a query of the language that docs/query-language.md describes. Linear in the text's length.
 * Control characters other than white space, and halves of characters, are refused: PostgreSQL knows none.
 * @throws QueryError with the position of what is wrong and, where one is at hand, a repair that parses
 */
export function parseQuery(text: string): Query {
  const { query, problem } = tryQuery(text);
  if (problem) throw new QueryError(problem);
  return query;
}

/** Parses like {@link parseQuery}, for those who have words of their own for what is wrong. */
export function tryQuery(
  text: string,
): { query: Query; problem?: undefined } | { query?: undefined; problem: QueryProblem } {
  try {
    return { query: parse(text) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason, position, repairs } = error;
    return { problem: { reason, position, repair: firstGood(repairs) } };
  }
}

function parse(text: string): Query {
  const { length } = text;
  const most = queryLimits.maxLength;
  if (length > most) throw new Refusal(most, "query-too-long", { length, most });
  const position = text.search(unprintable);
  if (position >= 0) {
    const rest = text.replace(unprintable, "");
    throw new Refusal(position, "character-unprintable", {}, [rest]);
  }
  return readQuery(new Reading(text));
}

/** The text with single spaces, wherever they mean nothing. */
function tidy(text: string): string {
  const pieces = tokenize(text).map(({ kind, start, end }) =>
    kind === "space" ? " " : text.slice(start, end),
  );
  return pieces.join("").trim();
}

/** The first of the repairs that parses, or the first good repair of one that does not. */
function firstGood(repairs: readonly string[]): string | undefined {
  const waiting = [...repairs].reverse();
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const text = waiting.pop();
    if (text === undefined) return undefined;
    try {
      parse(text);
      return tidy(text);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      waiting.push(...[...error.repairs].reverse());
    }
  }
  return undefined;
}
