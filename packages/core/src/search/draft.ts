import { daysBetween } from "./days.ts";
import { singulars, synonyms } from "./meaning/index.ts";
import type { Plan } from "./plan.ts";
import { all, none } from "./plan.ts";
import type { And, Count, Dates, Expression, Size, Value, Values } from "./query/index.ts";
import { filenameParts, fold, meantValue } from "./query/index.ts";
import { type Ask, beginning, bitsOf, containing, namedOrAlias, term, tooLong } from "./terms.ts";

/** How a bare word was understood: as what it names, by another name of it, as its beginning, or as part of a file name. */
export type Tier = "exact" | "synonym" | "prefix" | "filename";

/** What a query asks, before it is known which terms the library has. */
export type Draft =
  | { kind: "settled"; plan: Plan }
  /** Posted under any term that answers; `least` is of the term's number: a label's confidence, or how many objects. */
  | { kind: "asked"; asks: readonly Ask[]; least: number }
  | { kind: "and" | "or"; operands: readonly Draft[] }
  | { kind: "not"; operand: Draft }
  /** The first tier that finds anything. */
  | { kind: "tiers"; term: string; tiers: readonly { tier: Tier; draft: Draft }[] }
  /** Why an image is found: by this term of the query. */
  | { kind: "evident"; term: string; draft: Draft };

/** The beginning of a word is looked for from so many characters on. */
const shortestPrefix = 3;

const everything: Draft = { kind: "settled", plan: all };
const asked = (...asks: Ask[]): Draft => ({ kind: "asked", asks, least: 0 });
const and = (operands: readonly Draft[]): Draft => ({ kind: "and", operands });
const or = (operands: readonly Draft[]): Draft => ({ kind: "or", operands });
const not = (operand: Draft): Draft => ({ kind: "not", operand });

/** Drafts an expression; `cut` is the confidence from which on labels count in it. */
export function draftOf(expression: Expression, cut = 0): Draft {
  switch (expression.kind) {
    case "and": {
      const inside = cutOf(expression, cut);
      return and(expression.operands.map((operand) => draftOf(operand, inside)));
    }
    case "or":
      return or(expression.operands.map((operand) => draftOf(operand, cut)));
    case "not":
      return not(draftOf(expression.operand, cut));
    case "confidence":
      return everything;
    case "word":
      return draftWord(expression, cut);
    case "values":
      return or(expression.values.map((value) => draftValue(expression.field, value, cut)));
    case "dates":
      return draftDates(expression);
    case "size":
      return draftSize(expression);
    case "count":
      return draftCount(expression, cut);
  }
}

/** The confidence from which on labels count in a group: the strictest that it names, or else the one around it. */
export function cutOf({ operands }: And, around = 0): number {
  const cuts = operands.flatMap((part) => (part.kind === "confidence" ? [part.min] : []));
  return cuts.length > 0 ? Math.max(...cuts) : around;
}

function draftWord({ text, quoted }: Value, cut: number): Draft {
  const folded = fold(text);
  const exact = or([
    ...formsOf(folded).flatMap((form) => [labelled(form, cut), asked(term("category:", form))]),
    seen(folded),
  ]);
  const labelsBegun: Draft = { kind: "asked", asks: [beginning("label:", folded)], least: cut };
  const begun = or([labelsBegun, asked(beginning("word:", folded))]);
  return {
    kind: "tiers",
    term: text,
    tiers: [
      { tier: "exact", draft: exact },
      {
        tier: "synonym",
        draft: or(
          formsOf(folded)
            .flatMap(synonyms)
            .map((name) => labelled(name, cut)),
        ),
      },
      ...(quoted || folded.length < shortestPrefix ? [] : [{ tier: "prefix" as const, draft: begun }]),
      { tier: "filename", draft: named(`%${escaped(folded)}%`, true) },
    ],
  };
}

/** A word and what it may be the plural of. */
function formsOf(folded: string): string[] {
  return [folded, ...singulars(folded)];
}

/** Has a label of this name or alias, or a narrower one, with the confidence. */
function labelled(name: string, cut: number): Draft {
  return { kind: "asked", asks: namedOrAlias("label:", name), least: cut };
}

/** Every word stands written in the image. */
function seen(folded: string): Draft {
  return and(folded.split(" ").map((word) => asked(term("word:", word))));
}

function draftValue(field: Values["field"], value: Value, cut: number): Draft {
  const folded = fold(value.text);
  const evident = (draft: Draft): Draft => ({ kind: "evident", term: value.text, draft });
  switch (field) {
    case "label":
      return evident(or(formsOf(folded).map((form) => labelled(form, cut))));
    case "text":
      return evident(seen(folded));
    case "filename":
      return evident(named(patternOf(value), false));
    case "category":
    case "camera":
    case "lens":
      return asked(containing(`${field}:`, folded));
    case "color":
    case "type":
    case "orientation":
      return asked(term(`${field}:`, meantValue(field, value.text) ?? folded));
    case "has":
      return asked(term("has:", folded));
    case "is":
      return asked(states[folded] ?? term("status:", folded));
  }
}

/** What `is:` asks for besides a status. */
const states: Readonly<Record<string, Ask>> = {
  trashed: term("trashed", ""),
  moderated: term("moderated", ""),
  corrected: term("corrected", ""),
  described: term("has:", "description"),
};

function named(pattern: string, described: boolean): Draft {
  return { kind: "settled", plan: { kind: "named", pattern, described } };
}

/** A pattern with wildcards is of the whole file name; a name without any is of a part of it. */
function patternOf(value: Value): string {
  const parts = filenameParts(value);
  const pattern = parts.map((part) =>
    "wildcard" in part ? likeWildcards[part.wildcard] : escaped(part.literal),
  );
  return parts.some((part) => "wildcard" in part) ? pattern.join("") : `%${pattern.join("")}%`;
}

const likeWildcards = { "*": "%", "?": "_" } as const;

/** Text as it stands in a pattern of LIKE. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function draftDates({ field, ranges }: Dates): Draft {
  const head = field === "taken" ? "" : "uploaded-";
  const days = asked(...ranges.flatMap((range) => daysBetween(head, range)));
  return field === "taken" ? and([asked(term("has:", "date")), days]) : days;
}

function draftSize({ field, min = 0, max = tooLong }: Size): Draft {
  return and([sizeFrom(field, min), not(sizeFrom(field, max + 1))]);
}

/** At least so many pixels, told by their bits: from the lowest on, those above decide. */
function sizeFrom(field: Size["field"], pixels: number): Draft {
  if (pixels >= tooLong) return { kind: "settled", plan: none };
  return bitsOf(field, pixels).reduce<Draft>(
    (lower, { ask, set }) => (set ? and([asked(ask), lower]) : or([asked(ask), lower])),
    everything,
  );
}

function draftCount({ label, min = 0, max }: Count, cut: number): Draft {
  const from = (least: number) => countFrom(fold(label.text), least, cut);
  const evident: Draft = { kind: "evident", term: label.text, draft: min > 0 ? from(min) : everything };
  return max === undefined ? evident : and([evident, not(from(max + 1))]);
}

function countFrom(folded: string, least: number, cut: number): Draft {
  const forms = formsOf(folded);
  const counted: Draft = {
    kind: "asked",
    asks: forms.flatMap((form) => namedOrAlias("count:", form)),
    least,
  };
  return cut === 0 ? counted : and([counted, or(forms.map((form) => labelled(form, cut)))]);
}
