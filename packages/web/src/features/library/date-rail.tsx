import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { monthWords } from "../../lib/day-words.ts";
import { texts } from "../../messages/index.ts";
import type { GridHandle } from "./photo-grid.tsx";
import type { TimeScale } from "./time-scale.ts";
import "./date-rail.css";

interface DateRailProps {
  scale: TimeScale;
  grid: RefObject<GridHandle | null>;
}

/** How near to each other the names of years may stand, as a share of the rail. */
const leastBetween = 0.035;
const pause = 120;

/** The whole result by date at the side of the screen: shows where one is, and goes to where one drags it. */
export function DateRail({ scale, grid }: DateRailProps) {
  const rail = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [dragged, setDragged] = useState<number>();
  const [month, setMonth] = useState(0);
  const { months, total } = scale;

  useEffect(() => {
    let frame = 0;
    const update = () => {
      frame = 0;
      const place = grid.current?.topPlace() ?? 0;
      rail.current?.style.setProperty("--at", String(Math.min(1, place / Math.max(1, total - 1))));
      setMonth(
        Math.max(
          0,
          months.findLastIndex(({ before }) => before <= place),
        ),
      );
    };
    const later = () => {
      frame ||= requestAnimationFrame(update);
    };
    later();
    addEventListener("scroll", later, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", later);
    };
  }, [grid, months, total]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientY - top) / height));
    return Math.min(total - 1, Math.floor(share * total));
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const place = placeOf(event);
    setDragged(place);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => grid.current?.goTo(place), pause);
  };
  const release = (event: PointerEvent<HTMLElement>) => {
    clearTimeout(timer.current);
    if (dragged !== undefined) grid.current?.goTo(placeOf(event));
    setDragged(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = monthAfter(event.key, month, months.length);
    const target = to === undefined ? undefined : months[to];
    if (!target) return;
    event.preventDefault();
    grid.current?.goTo(target.before);
  };
  const shown = dragged === undefined ? undefined : months.findLast(({ before }) => before <= dragged);

  return (
    <div
      ref={rail}
      className="date-rail"
      role="slider"
      tabIndex={0}
      aria-label={texts().library.rail}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={months.length - 1}
      aria-valuenow={month}
      aria-valuetext={
        months[month] && texts().library.railMonth(monthWords(months[month].month), months[month].count)
      }
      data-dragging={dragged !== undefined}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={(event) => dragged !== undefined && drag(event)}
      onPointerUp={release}
      onPointerCancel={release}
    >
      {yearsOf(scale).map(({ year, at }) => (
        <span key={year} className="rail-year" style={{ top: `${at * 100}%` }}>
          {year}
        </span>
      ))}
      <span className="rail-thumb" />
      {shown && dragged !== undefined && (
        <span className="rail-bubble" style={{ top: `${(dragged / total) * 100}%` }}>
          {monthWords(shown.month)}
        </span>
      )}
    </div>
  );
}

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
