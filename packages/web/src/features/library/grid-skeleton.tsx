import { useRef } from "react";
import { texts } from "../../messages/index.ts";
import { gridMetrics } from "./grid-metrics.ts";
import { layoutRows } from "./row-layout.ts";
import { useWidth } from "./use-width.ts";

const shapes = Array.from(
  { length: 40 },
  (_, index) => [1.5, 1.33, 0.75, 1.5, 1, 1.78, 0.67][(index * 5) % 7] ?? 1,
);

/** Grey rows where photographs will be. */
export function GridSkeleton() {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const metrics = gridMetrics(width);
  const rows = layoutRows(
    shapes.map((shape) => ({ shape, day: undefined })),
    { index: 0, top: metrics.headingHeight },
    { ...metrics, width, openStart: false, openEnd: true },
  );
  return (
    <div ref={ref} className="photo-grid skeleton" role="status" aria-label={texts().library.loadingPhotos}>
      {rows
        .slice(0, 5)
        .flatMap((row) =>
          row.cells.map(({ index, left, width }) => (
            <div
              key={index}
              className="skeleton-cell"
              style={{ top: row.picturesTop, left, width, height: row.height }}
            />
          )),
        )}
    </div>
  );
}
