import type { Timeline } from "@image-content-search/core/contract";

interface ScaleMonth {
  /** `2024-05` (UTC). */
  month: string;
  count: number;
  /** How many images of the result come before it. */
  before: number;
}

/** Where in a result its days lie: exact at the turns of months, between them as if days had equally many. */
export interface TimeScale {
  order: "newest" | "oldest";
  /** In the order of the result. */
  months: readonly ScaleMonth[];
  total: number;
}

/** The scale of a result in an order, from the counts of its months, the newest first. */
export function timeScale({ months }: Timeline, order: TimeScale["order"]): TimeScale {
  let total = 0;
  const ordered = order === "newest" ? months : [...months].reverse();
  const scaled = ordered.map(({ month, count }) => {
    const before = total;
    total += count;
    return { month, count, before };
  });
  return { order, months: scaled, total };
}

/** How many images of the result come before a day (`2024-05-17`, also `2024-05` or `2024`). */
export function indexOfDay({ order, months, total }: TimeScale, day: string): number {
  const name = day.slice(0, 7);
  const at = months.find(({ month }) => (order === "newest" ? month <= name : month >= name));
  if (!at) return total;
  if (at.month !== name || day.length < 10) return at.before;
  const dayOfMonth = Number(day.slice(8));
  const days = daysOf(name);
  const gone = order === "newest" ? days - dayOfMonth : dayOfMonth - 1;
  return at.before + Math.floor((at.count * gone) / days);
}

/** The day (`2024-05-17`) that the image at an index probably belongs to; undefined in an empty result. */
export function dayAt({ order, months, total }: TimeScale, index: number): string | undefined {
  const wanted = Math.max(0, Math.min(total - 1, Math.floor(index)));
  const at = months.findLast(({ before }) => before <= wanted);
  if (!at) return undefined;
  const days = daysOf(at.month);
  const gone = Math.floor(((wanted - at.before) / at.count) * days);
  const day = order === "newest" ? days - gone : gone + 1;
  return `${at.month}-${String(day).padStart(2, "0")}`;
}

function daysOf(month: string): number {
  const [year, number] = month.split("-");
  return new Date(Date.UTC(Number(year), Number(number), 0)).getUTCDate();
}
