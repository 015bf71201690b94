import type { Span } from "./ast.ts";

/**
 * Why a text is no query, as the parser finds it: with repairs that nobody has tried yet, the likeliest first.
 * No Error, because `parseQuery` always catches it, and a stack costs more than parsing does.
 */
export class Refusal {
  readonly position: number;
  readonly message: string;
  readonly repairs: readonly string[];

  constructor(position: number, message: string, repairs: readonly string[] = []) {
    this.position = position;
    this.message = message;
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
