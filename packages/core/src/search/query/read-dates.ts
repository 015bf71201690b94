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
      `A range of ${name} needs a date on one side at least, as in 2024.. or ..2024-06.`,
      ...reading.without(comparison),
    );
  }
  if (operator === ">" || operator === "<") {
    const sign = { start: comparison.start, end: comparison.start + 1 };
    const message = `${name} knows >= (from that day on) and <= (up to that day), not ${operator}.`;
    throw reading.refusal(comparison.start, message, reading.with(sign, `${operator}=`));
  }
  const range = { from: from && dateOf(reading, from), to: to && dateOf(reading, to) };
  const days = daysOf(range);
  if (days.from && days.to && days.from > days.to) {
    const message = `The range ends before it starts: ${range.from} is later than ${range.to}.`;
    throw reading.refusal(comparison.start, message, reading.with(comparison, `${range.to}..${range.from}`));
  }
  return range;
}

function dateOf(reading: Reading, piece: Piece): string {
  const fault = dateFault(piece.text);
  if (fault === undefined) return piece.text;
  const near = nearestDate(piece.text.replaceAll('"', ""));
  const repairs = near === undefined ? [] : [reading.with(piece, near)];
  throw reading.refusal(piece.start, `${piece.text} ${fault}.`, ...repairs);
}
