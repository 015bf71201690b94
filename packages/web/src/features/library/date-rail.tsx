import { type KeyboardEvent, type RefObject, useRef } from "react";
import { monthWords } from "../../lib/day-words.ts";
import { texts } from "../../messages/index.ts";
import type { GridHandle } from "./photo-grid.tsx";
import type { TimeScale } from "./time-scale.ts";
import "./date-rail.css";
import { useMonthInView } from "./use-month-in-view.ts";
import { useRailDrag } from "./use-rail-drag.ts";

interface DateRailProps {
  scale: TimeScale;
  grid: RefObject<GridHandle | null>;
}

/** The whole result by date at the side of the screen: shows where one is, and goes to where one drags it. */
export default function DateRail({ scale, grid }: DateRailProps) {
  const { months } = scale;
  const thumb = useRef<HTMLSpanElement>(null);
  const index = useMonthInView(thumb, grid, scale);
  const { dragged, handlers } = useRailDrag(grid, scale.total);
  const { railMonth, rail: name } = texts().library;
  const month = months[index];
  const onKeyDown = (event: KeyboardEvent) => {
    const to = monthAfter(event.key, index, months.length);
    const target = to === undefined ? undefined : months[to];
    if (!target) return;
    event.preventDefault();
    grid.current?.goTo(target.before);
  };

  return (
    <div
      className="date-rail"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={months.length - 1}
      aria-valuenow={index}
      aria-valuetext={month && railMonth(monthWords(month.month), month.count)}
      data-dragging={dragged !== undefined}
      onKeyDown={onKeyDown}
      {...handlers}
    >
      <Years scale={scale} />
      <span ref={thumb} className="rail-thumb" />
      {dragged !== undefined && <Bubble scale={scale} place={dragged} />}
    </div>
  );
}

function Years({ scale }: { scale: TimeScale }) {
  return yearsOf(scale).map(({ year, at }) => (
    <span key={year} className="rail-year" style={{ top: `${at * 100}%` }}>
      {year}
    </span>
  ));
}

/** Names the month that a place of the result lies in, beside it. */
function Bubble({ scale: { months, total }, place }: { scale: TimeScale; place: number }) {
  const shown = months.findLast(({ before }) => before <= place);
  if (!shown) return null;
  return (
    <span className="rail-bubble" style={{ top: `${(place / total) * 100}%` }}>
      {monthWords(shown.month)}
    </span>
  );
}

/** How near to each other the names of years may stand, as a share of the rail. */
const leastBetween = 0.035;

/** Where the years begin that have room for their names, as shares of the rail. */
function yearsOf({ months, total }: TimeScale): { year: string; at: number }[] {
  const years: { year: string; at: number }[] = [];
  for (const { month, before } of months) {
    const year = month.slice(0, 4);
    const last = years.at(-1);
    const at = before / total;
    if (last?.year !== year && (!last || at - last.at >= leastBetween)) years.push({ year, at });
  }
  return years;
}

function monthAfter(key: string, month: number, count: number): number | undefined {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 };
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(count - 1, month + step));
}
