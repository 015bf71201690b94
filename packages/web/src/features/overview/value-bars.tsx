import type { Stats } from "@image-content-search/core/contract";
import { Link } from "wouter";
import { formatNumber } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";

export interface ValueBarsProps {
  /** The commonest first. */
  values: Stats["labels"];
  /** A value as people read it. */
  nameOf: (value: string) => string;
  hrefOf: (value: string) => string;
}

/** How many images have each value, as bars that lead to them. */
export function ValueBars({ values, nameOf, hrefOf }: ValueBarsProps) {
  const most = values[0]?.count ?? 1;
  return (
    <ol className="value-bars">
      {values.map(({ value, count }) => (
        <li key={value}>
          <Link href={hrefOf(value)} title={texts().overview.bar(nameOf(value), count)}>
            <span className="bar-name">{nameOf(value)}</span>
            <span className="bar-count">{formatNumber(count)}</span>
            <span className="bar" style={{ width: `${Math.max(0.5, (count / most) * 100)}%` }} />
          </Link>
        </li>
      ))}
    </ol>
  );
}
