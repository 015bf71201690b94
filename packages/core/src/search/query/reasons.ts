import type { AnyReason } from "../../errors.ts";

/** Every kind of refusal by its stable code, with what its words name: as it is written, or as the language has it. */
export interface RefusalValues {
  "query-too-long": { length: number; most: number };
  "character-unprintable": None;
  "too-many-words": { most: number };
  "quote-unclosed": None;
  "quotes-empty": None;
  "word-empty": None;
  "operand-missing": None;
  /** Of `AND` and `OR`. */
  "operator-alone": { operator: string };
  "not-alone": None;
  "minus-alone": None;
  "bar-outside-field": None;
  "comparison-without-field": { example: string };
  "parenthesis-unclosed": None;
  "parenthesis-unopened": None;
  "parentheses-empty": None;
  "parentheses-too-deep": { most: number };
  "colon-without-field": None;
  "field-unknown": { written: string };
  "field-misnamed": { written: string; meant: string; example: string };
  /** `written` is the field with what stands behind it. */
  "value-missing": { written: string; example: string };
  "colon-missing": { field: string; example: string };
  /** `known` are the values that there are, by commas. */
  "value-unknown": { field: string; written: string; known: string };
  "too-many-values": { field: string; example: string };
  "list-not-possible": { field: string; example: string };
  "list-without-parentheses": None;
  "list-value-missing": { example: string };
  "list-bar-missing": None;
  "list-nested": { field: string };
  "date-malformed": { date: string };
  "date-year-beyond": { date: string; first: number; last: number };
  "date-month-unknown": { date: string; month: string };
  "date-day-unknown": { date: string; day: string; last: number };
  "date-comparison-unknown": { field: string; operator: string };
  "date-range-open": { field: string };
  "date-range-reversed": { from: string; to: string };
  /** `written` may be empty. */
  "number-malformed": { field: string; most: number; written: string };
  "number-beyond": { field: string; most: number; operator: string };
  "number-range-open": { field: string };
  "number-range-reversed": { min: number; max: number };
  "count-without-parentheses": { example: string };
  "count-without-number": { example: string };
  /** `written` may be empty. */
  "confidence-malformed": { written: string };
  "confidence-comparison-unknown": None;
  "confidence-alone": None;
  "sort-in-parentheses": None;
  "sort-twice": None;
  "sort-excluded": None;
}

type None = Record<never, never>;

/** One of the kinds of refusal. */
export type RefusalCode = keyof RefusalValues;

/** Why a text is no query, without words: any language can be put to it. */
export type Reason<Code extends RefusalCode = RefusalCode> = {
  [Each in Code]: { code: Each; values: RefusalValues[Each] };
}[Code];

/** Why a text is no query, at which character (0-based), and the whole text of a query that parses and is likely meant. */
export interface QueryProblem {
  reason: Reason;
  position: number;
  repair: string | undefined;
}

/** A language's words for every kind of refusal. */
export type RefusalWords<Code extends RefusalCode = RefusalCode> = {
  [Each in Code]: (values: RefusalValues[Each]) => string;
};

/** Whether there are words for a reason, which may come from elsewhere. */
export function isReason(words: RefusalWords, reason: AnyReason): reason is Reason {
  return Object.hasOwn(words, reason.code);
}

/** A reason in the words of a language. */
export function sayReason<Code extends RefusalCode>(
  words: RefusalWords<Code>,
  { code, values }: Reason<Code>,
): string {
  return words[code](values);
}
