import type { Count, DateRange, Dates, Expression, Query, Size, Value, Values, Word } from "./ast.ts";
import { isSpace, valueEnds, wordEnds } from "./characters.ts";
import { fieldNamed } from "./fields.ts";
import { keywords } from "./lexer.ts";
import { inQuotes } from "./refusal.ts";

/**
 * The query as text that parses back to the same but for positions: single spaces, no parenthesis too many,
 * a backslash only where it must be. It may be a few characters longer than the text it came from.
 */
export function formatQuery({ where, sort }: Query): string {
  return [...(where ? [formatExpression(where)] : []), ...(sort ? [`sort:${sort}`] : [])].join(" ");
}

/** One part of a query as text. */
export function formatExpression(expression: Expression): string {
  switch (expression.kind) {
    case "and":
      return expression.operands.map((operand) => operandText(operand)).join(" ");
    case "or":
      return expression.operands.map((operand) => formatExpression(operand)).join(" OR ");
    case "not":
      return `-${operandText(expression.operand)}`;
    case "word":
      return formatWord(expression);
    case "values":
      return formatValues(expression);
    case "dates":
      return formatDates(expression);
    case "size":
      return expression.field + formatBounds(expression, ":");
    case "count":
      return `count(${formatValue(expression.label)})${formatBounds(expression, "=")}`;
    case "confidence":
      return `conf>=${expression.min}`;
  }
}

function operandText(operand: Expression): string {
  const text = formatExpression(operand);
  return operand.kind === "and" || operand.kind === "or" ? `(${text})` : text;
}

function formatWord({ text, quoted }: Word): string {
  if (quoted) return inQuotes(text);
  if (keywords.has(text)) return `\\${text}`;
  const comparison = text.search(/[<>=]/);
  const compares =
    comparison === 0 || (comparison > 0 && fieldNamed(text.slice(0, comparison)) !== undefined);
  return text
    .split("")
    .map((character, index) => {
      const special = (index === 0 && character === "-") || (compares && index === comparison);
      return special || needsEscape(character, wordEnds) ? `\\${character}` : character;
    })
    .join("");
}

function formatValues({ field, values }: Values): string {
  const texts = values.map((value) => (field === "filename" ? formatFilename(value) : formatValue(value)));
  return `${field}:${inList(texts)}`;
}

function formatValue({ text, quoted }: Value): string {
  if (quoted) return inQuotes(text);
  return text.replace(/./gsu, (character) =>
    needsEscape(character, valueEnds) ? `\\${character}` : character,
  );
}

/** As any value, but for the backslashes that its pattern has already. */
function formatFilename({ text, quoted }: Value): string {
  if (quoted) return inQuotes(text);
  return text.replace(/\\.|./gsu, (piece) => (needsEscape(piece, valueEnds) ? `\\${piece}` : piece));
}

function formatDates({ field, ranges }: Dates): string {
  return `${field}:${inList(ranges.map(formatRange))}`;
}

function formatRange({ from, to }: DateRange): string {
  return from !== undefined && from === to ? from : `${from ?? ""}..${to ?? ""}`;
}

function formatBounds({ min, max }: Pick<Size | Count, "min" | "max">, equals: ":" | "="): string {
  if (max === undefined) return `>=${min}`;
  if (min === undefined) return `<=${max}`;
  return min === max ? `${equals}${min}` : `:${min}..${max}`;
}

function inList(texts: readonly string[]): string {
  return texts.length === 1 ? texts.join("") : `(${texts.join("|")})`;
}

function needsEscape(character: string, ends: string): boolean {
  return character === "\\" || isSpace(character) || ends.includes(character);
}
