import { useRef } from "react";
import { texts } from "../../messages/index.ts";
import { gridMetrics } from "./grid-metrics.ts";
import { justifiedRows } from "./justified-rows.ts";
import { useGridWindow } from "./use-grid-window.ts";

const shapes = Array.from(
  { length: 40 },
  (_, index) => [1.5, 1.33, 0.75, 1.5, 1, 1.78, 0.67][(index * 5) % 7] ?? 1,
);

/** Grey rows where photographs will be. */
export function GridSkeleton() {
  const ref = useRef<HTMLDivElement>(null);
  const { width } = useGridWindow(ref);
  const { rows } = justifiedRows(shapes, { width, ...gridMetrics(width), open: true });
  return (
    <div ref={ref} className="photo-grid skeleton" role="status" aria-label={texts().library.loadingPhotos}>
      {rows
        .slice(0, 5)
        .flatMap((row) =>
          row.cells.map((cell) => (
            <div
              key={cell.index}
              className="skeleton-cell"
              style={{ top: row.top, left: cell.left, width: cell.width, height: row.height }}
            />
          )),
        )}
    </div>
  );
}
