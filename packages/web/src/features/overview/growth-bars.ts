import type { Timeline } from "@image-content-search/core/contract";

/** A month (`2024-05`) or a year (`2024`), with how many images it has. */
export interface Bar {
  period: string;
  count: number;
}

export function isMonth({ period }: Bar): boolean {
  return period.length > "2024".length;
}

/** More months than these are drawn as years. */
const mostMonths = 60;

/** A bar for each month from the first to the last, the empty ones too; for each year where those are too many. */
export function barsOf(months: Timeline["months"]): Bar[] {
  const counts = new Map(months.map(({ month, count }) => [month, count]));
  const names = [...counts.keys()].sort();
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = ordinalOf(first);
  const length = ordinalOf(last) - from + 1;
  if (length <= mostMonths) {
    return Array.from({ length }, (_, offset) => {
      const period = nameOf(from + offset);
      return { period, count: counts.get(period) ?? 0 };
    });
  }
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1;
  return Array.from({ length: years }, (_, offset) => {
    const period = String(Number(first.slice(0, 4)) + offset).padStart(4, "0");
    const count = names.reduce(
      (sum, name) => sum + (name.startsWith(period) ? (counts.get(name) ?? 0) : 0),
      0,
    );
    return { period, count };
  });
}

function ordinalOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function nameOf(ordinal: number): string {
  return `${String(Math.floor(ordinal / 12)).padStart(4, "0")}-${String((ordinal % 12) + 1).padStart(2, "0")}`;
}
