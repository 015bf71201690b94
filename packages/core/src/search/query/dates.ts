import type { DateRange } from "./ast.ts";
import type { Reason, RefusalWords } from "./reasons.ts";

/** Years that a date of a query may have. */
const years = { first: 1800, last: 2200 } as const;

const shape = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** The first and the last day of a range as `2024-05-17`, undefined for an open end. */
export function daysOf({ from, to }: DateRange): DateRange {
  return { from: from && firstDay(from), to: to && lastDay(to) };
}

type DateCode = "date-malformed" | "date-year-beyond" | "date-month-unknown" | "date-day-unknown";

/** What is said of a date that does not exist, in English. */
export const dateWords: RefusalWords<DateCode> = {
  "date-malformed": ({ date }) => `${date} is no date; write 2024, 2024-05 or 2024-05-17.`,
  "date-year-beyond": ({ date, first, last }) => `${date} is not within the years ${first} to ${last}.`,
  "date-month-unknown": ({ date, month }) => `${date} has the month ${month}; there are 01 to 12.`,
  "date-day-unknown": ({ date, day, last }) => `${date} has the day ${day}; that month has 01 to ${last}.`,
};

/** What is wrong with a date of a query, and how the words show it; undefined for a good one. */
export function dateFault(text: string, date = text): Reason<DateCode> | undefined {
  const parts = shape.exec(text);
  if (!parts) return { code: "date-malformed", values: { date } };
  const [year, month, day] = [parts[1], parts[2] ?? 1, parts[3] ?? 1].map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (year < years.first || year > years.last) {
    return { code: "date-year-beyond", values: { date, ...years } };
  }
  if (month < 1 || month > 12) {
    return { code: "date-month-unknown", values: { date, month: parts[2] ?? "" } };
  }
  const last = daysIn(year, month);
  if (day < 1 || day > last) {
    return { code: "date-day-unknown", values: { date, day: parts[3] ?? "", last } };
  }
  return undefined;
}

/** A good date near one that is not: other dividers, missing zeros, a month or a day that is too high. */
export function nearestDate(text: string): string | undefined {
  const parts = text.split(/[-/._]/);
  const [year, month, day] = parts.map(Number);
  if (parts.length > 3 || year === undefined || !/^\d{4}$/.test(parts[0] ?? "")) return undefined;
  const put = [year];
  if (month !== undefined) put.push(Math.min(Math.max(month, 1), 12));
  if (month !== undefined && day !== undefined) {
    put.push(Math.min(Math.max(day, 1), daysIn(year, put[1] ?? 1)));
  }
  const date = put.map((number) => String(number).padStart(2, "0")).join("-");
  return dateFault(date) === undefined ? date : undefined;
}

function firstDay(date: string): string {
  return date + "-01-01".slice(date.length - 4);
}

function lastDay(date: string): string {
  if (date.length === 10) return date;
  const month = date.length === 4 ? `${date}-12` : date;
  return `${month}-${daysIn(Number(month.slice(0, 4)), Number(month.slice(5)))}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
