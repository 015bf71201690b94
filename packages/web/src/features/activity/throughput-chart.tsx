import { formatClock } from "../../lib/format.ts";
import { useStore } from "../../lib/store.ts";
import { texts } from "../../messages/index.ts";
import { stretchesOf, type ThroughputSample, throughputHistory } from "./throughput-history.ts";

const width = 640;
const height = 48;

/** A line of what was made searchable a minute since the page was opened; none before there is anything to see. */
export function ThroughputChart({ minutes }: { minutes: number }) {
  const history = useStore(throughputHistory);
  const words = texts().activity;
  const first = history[0];
  const last = history.at(-1);
  const most = Math.max(...history.map(({ perMinute }) => perMinute), 0);
  if (!first || !last || first === last || most === 0) return null;
  const withSeconds = last.at - first.at < 5 * 60_000;
  const from = formatClock(first.at, { withSeconds });
  const to = formatClock(last.at, { withSeconds });
  const place = ({ at, perMinute }: ThroughputSample): Point => ({
    x: ((at - first.at) / (last.at - first.at)) * width,
    y: height - 2 - (perMinute / most) * (height - 4),
  });
  return (
    <figure className="throughput">
      <figcaption>
        <span className="throughput-title">{words.throughput}</span>
        <span className="hint">{words.throughputHint(minutes)}</span>
      </figcaption>
      <svg
        className="throughput-chart"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.throughputChart(Math.round(last.perMinute), Math.round(most), from, to)}
      >
        {stretchesOf(history).map((stretch) => (
          <Stretch key={stretch[0]?.at} points={stretch.map(place)} />
        ))}
      </svg>
      <p className="throughput-axis" aria-hidden="true">
        <span>{from}</span>
        <span>{words.throughputMost(Math.round(most))}</span>
        <span>{to}</span>
      </p>
    </figure>
  );
}

interface Point {
  x: number;
  y: number;
}

function Stretch({ points }: { points: readonly Point[] }) {
  const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  return (
    <>
      <polygon className="throughput-area" points={`${first.x},${height} ${line} ${last.x},${height}`} />
      <polyline className="throughput-line" points={line} />
    </>
  );
}
