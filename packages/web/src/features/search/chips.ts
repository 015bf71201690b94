import type { Span } from "@image-content-search/core/query";
import { balanced, operandsOf } from "./query-text.ts";

/** One of the things that must all hold, as it stands in the query's text. */
export interface Chip extends Span {
  text: string;
  /** It must not hold; the sign is not part of `text`. */
  excluded: boolean;
}

/** The parts of a query; none where there is but one and it says no more than the text: a word, or one thing or another. */
export function chipsOf(q: string): Chip[] {
  const operands = operandsOf(q);
  const [first] = operands;
  if (operands.length === 1 && (first?.kind === "word" || first?.kind === "or")) return [];
  return operands.map((operand) => {
    const excluded = operand.kind === "not";
    const { start, end } = balanced(q, excluded ? operand.operand : operand);
    return { ...balanced(q, operand), text: q.slice(start, end), excluded };
  });
}
