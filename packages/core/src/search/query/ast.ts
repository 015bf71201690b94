/** Where something stands in the text: UTF-16 offsets from 0, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** What has to hold of an image. */
export type Expression = And | Or | Not | Predicate;

/**
 * All hold. At least two operands; an And directly inside an And only where it has a `conf>=` of its own,
 * which would else hold for more than its group.
 */
export interface And extends Span {
  kind: "and";
  operands: readonly Expression[];
}

/** Any holds. At least two operands, never an Or directly inside an Or. */
export interface Or extends Span {
  kind: "or";
  operands: readonly Expression[];
}

/** Does not hold. Never a Not directly inside a Not: `--x` and `NOT NOT x` are x. */
export interface Not extends Span {
  kind: "not";
  operand: Expression;
}

/** What holds or does not, without parts of its own. */
export type Predicate = Word | Values | Dates | Size | Count | Confidence;

/** A bare word or phrase. */
export interface Word extends Span {
  kind: "word";
  text: string;
  quoted: boolean;
}

/** The fields that are compared with words. */
export const valueFields = [
  "label",
  "category",
  "text",
  "color",
  "type",
  "camera",
  "lens",
  "filename",
  "orientation",
  "is",
  "has",
] as const;
/** One of {@link valueFields}. */
export type ValueField = (typeof valueFields)[number];

/**
 * What a field is compared with, escapes resolved. Unquoted in `filename:` it is a pattern: `*` and `?` are
 * wildcards there, and a backslash is kept before a literal `*`, `?` or `\`. Quoted it is literal everywhere.
 */
export interface Value extends Span {
  text: string;
  quoted: boolean;
}

/** The field has any of the values. */
export interface Values extends Span {
  kind: "values";
  field: ValueField;
  values: readonly Value[];
}

/** Any of the ranges of days. */
export interface Dates extends Span {
  kind: "dates";
  field: "taken" | "uploaded";
  ranges: readonly DateRange[];
}

/**
 * Inclusive days; each end is `2024`, `2024-05` or `2024-05-17` as written, or undefined for an open end.
 * At least one end. One date is from = to.
 */
export interface DateRange {
  from: string | undefined;
  to: string | undefined;
}

/** Pixels of the upright image, inclusive. At least one end. */
export interface Size extends Span {
  kind: "size";
  field: "width" | "height";
  min: number | undefined;
  max: number | undefined;
}

/** How many single objects of a label, inclusive. At least one end. */
export interface Count extends Span {
  kind: "count";
  label: Value;
  min: number | undefined;
  max: number | undefined;
}

/**
 * Labels count only from this confidence (0–100) on, in this group (the And that it is in) and the groups inside it. Never alone
 * in parentheses, behind a minus or on one side of an Or.
 */
export interface Confidence extends Span {
  kind: "confidence";
  min: number;
}

/** The orders that a query may ask for. */
export const sorts = ["newest", "oldest", "relevance"] as const;
/** One of {@link sorts}. */
export type Sort = (typeof sorts)[number];

/** A parsed query; without `where` it is the whole library, without `sort` the caller chooses the order. */
export interface Query {
  where: Expression | undefined;
  sort: Sort | undefined;
}
