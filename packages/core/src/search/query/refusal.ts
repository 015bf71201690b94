import type { Span } from "./ast.ts";
import type { Reason, RefusalCode, RefusalValues } from "./reasons.ts";

/**
 * Why a text is no query, as the parser finds it: with repairs that nobody has tried yet, the likeliest first, and
 * without words, because most are given up for a repair.
 * No Error, because `parseQuery` always catches it, and a stack costs more than parsing does.
 */
export class Refusal<Code extends RefusalCode = RefusalCode> {
  readonly position: number;
  readonly reason: Reason<Code>;
  readonly repairs: readonly string[];

  constructor(position: number, code: Code, values: RefusalValues[Code], repairs: readonly string[] = []) {
    this.position = position;
    this.reason = { code, values };
    this.repairs = repairs;
  }
}

/** The text with what stands in the span replaced. */
export function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** The text in quotes, as a phrase that says just that. */
export function inQuotes(text: string): string {
  return `"${text.replace(/\\(?=["\\]|$)|"/g, "\\$&")}"`;
}
