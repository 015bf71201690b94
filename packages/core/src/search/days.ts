import { type DateRange, daysOf } from "./query/index.ts";
import { type Ask, between } from "./terms.ts";

const units = ["year", "month", "day"] as const;
type Unit = (typeof units)[number];

/** How much of `2024-05-17` names a year, a month, a day. */
const lengths: Record<Unit, number> = { year: 4, month: 7, day: 10 };

/**
 * The terms that together are a range of days: whole years, then whole months, then days. `head` is empty for when
 * an image was taken and `uploaded-` for when it was uploaded.
 */
export function daysBetween(head: "" | "uploaded-", range: DateRange): Ask[] {
  const { from = "0000-01-01", to = "9999-12-31" } = daysOf(range);
  return cover(head, from, to, "year");
}

/** Covers days, both inclusive, by whole units and what is left on either side by smaller ones. */
function cover(head: string, first: string, last: string, unit: Unit): Ask[] {
  if (first > last) return [];
  const cut = (day: string) => day.slice(0, lengths[unit]);
  const smaller = units[units.indexOf(unit) + 1];
  if (!smaller) return [between(`${head}${unit}:`, first, last)];
  const [opening, closing] = [wholeDays(cut(first)), wholeDays(cut(last))];
  const from = opening.from === first ? first : dayAfter(opening.to);
  const to = closing.to === last ? last : dayBefore(closing.from);
  if (from > to) return cover(head, first, last, smaller);
  return [
    ...cover(head, first, dayBefore(from), smaller),
    between(`${head}${unit}:`, cut(from), cut(to)),
    ...cover(head, dayAfter(to), last, smaller),
  ];
}

/** The first and the last day of a year, a month or a day. */
export function wholeDays(date: string): { from: string; to: string } {
  const { from = date, to = date } = daysOf({ from: date, to: date });
  return { from, to };
}

/** The day behind one. */
export const dayAfter = (day: string) => moved(day, 1);
const dayBefore = (day: string) => moved(day, -1);

function moved(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  const year = String(date.getUTCFullYear());
  return year.length > 4 || year.startsWith("-") ? outside(by) : date.toISOString().slice(0, lengths.day);
}

/** Beyond the years that can be written: behind or before every day. */
function outside(by: number): string {
  return by > 0 ? "9999-99-99" : "0000-00-00";
}
