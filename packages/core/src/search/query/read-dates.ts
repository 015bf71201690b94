import type { DateRange, Dates, Span } from "./ast.ts";
import { type Comparison, comparisonOf, type Piece, readComparison } from "./comparison.ts";
import { dateFault, daysOf, nearestDate } from "./dates.ts";
import type { Token } from "./lexer.ts";
import { readList } from "./read-list.ts";
import type { Reading } from "./reading.ts";

/** Reads the days behind `taken` or `uploaded`. @throws Refusal at a date that does not exist */
export function readDates(reading: Reading, name: Dates["field"], field: Token): Omit<Dates, keyof Span> {
  const read = (comparison: Comparison) => {
    reading.count(comparison);
    return rangeOf(reading, name, comparison);
  };
  const ranges = reading.raw(field).endsWith(":")
    ? readList(reading, name, field, (value) => read(comparisonOf(reading, value)))
    : [read(readComparison(reading, name, field))];
  return { kind: "dates", field: name, ranges };
}

function rangeOf(reading: Reading, name: Dates["field"], comparison: Comparison): DateRange {
  const { operator, from, to } = comparison;
  if (!from && !to) {
    throw reading.refusal(
      comparison.start,
      "date-range-open",
      { field: name },
      ...reading.without(comparison),
    );
  }
  if (operator === ">" || operator === "<") {
    const sign = { start: comparison.start, end: comparison.start + 1 };
    const values = { field: name, operator };
    const orEqual = reading.with(sign, `${operator}=`);
    throw reading.refusal(comparison.start, "date-comparison-unknown", values, orEqual);
  }
  const range = { from: from && dateOf(reading, from), to: to && dateOf(reading, to) };
  const days = daysOf(range);
  if (range.from && range.to && days.from && days.to && days.from > days.to) {
    const turned = reading.with(comparison, `${range.to}..${range.from}`);
    throw reading.refusal(
      comparison.start,
      "date-range-reversed",
      { from: range.from, to: range.to },
      turned,
    );
  }
  return range;
}

function dateOf(reading: Reading, piece: Piece): string {
  const fault = dateFault(piece.text);
  if (fault === undefined) return piece.text;
  const near = nearestDate(piece.text.replaceAll('"', ""));
  const repairs = near === undefined ? [] : [reading.with(piece, near)];
  throw reading.refusal(piece.start, fault.code, fault.values, ...repairs);
}
