import { Link } from "wouter";
import { libraryHref } from "../../lib/addresses.ts";
import { monthWords } from "../../lib/day-words.ts";
import { texts } from "../../messages/index.ts";
import { type Bar, isMonth } from "./growth-bars.ts";

const height = 160;

/** How many photographs were taken when, as columns that lead to them. */
export function Growth({ bars }: { bars: readonly Bar[] }) {
  const most = Math.max(...bars.map(({ count }) => count));
  const years = bars.filter(({ period }, index) => yearOf(period) !== yearOf(bars[index - 1]?.period ?? ""));
  const nameAll = years.length <= 12;
  return (
    <ol className="growth" style={{ height }}>
      {bars.map((bar, index) => (
        <li key={bar.period}>
          <Link href={libraryHref(`taken:${bar.period}`)} aria-label={wordsOf(bar)} title={wordsOf(bar)}>
            <span style={{ height: bar.count === 0 ? 0 : Math.max(2, (bar.count / most) * (height - 24)) }} />
          </Link>
          {years.includes(bar) && (nameAll || index % 2 === 0) && (
            <span className="growth-year" aria-hidden="true">
              {yearOf(bar.period)}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function yearOf(period: string): string {
  return period.slice(0, 4);
}

function wordsOf(bar: Bar): string {
  return texts().overview.growthBar(isMonth(bar) ? monthWords(bar.period) : bar.period, bar.count);
}
