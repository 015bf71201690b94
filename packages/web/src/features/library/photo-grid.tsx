import type { ImageItem } from "@image-content-search/core/contract";
import { useEffect, useMemo, useRef } from "react";
import { gridMetrics } from "./grid-metrics.ts";
import { justifiedRows } from "./justified-rows.ts";
import { PhotoTile } from "./photo-tile.tsx";
import { useGridWindow } from "./use-grid-window.ts";

interface PhotoGridProps {
  items: readonly ImageItem[];
  total: number | undefined;
  hasMore: boolean;
  moreFailed: boolean;
  stale: boolean;
  hrefOf: (imageId: string) => string;
  onNearEnd: () => void;
}

/** Photographs in justified rows. Only what is near the screen is in the document. */
export function PhotoGrid({ items, total, hasMore, moreFailed, stale, hrefOf, onNearEnd }: PhotoGridProps) {
  const ref = useRef<HTMLUListElement>(null);
  const { width, from, to } = useGridWindow(ref);
  const layout = useMemo(
    () =>
      justifiedRows(
        items.map((item) => item.width / item.height),
        { width, ...gridMetrics(width), open: hasMore },
      ),
    [items, width, hasMore],
  );
  const rows = layout.rows.filter((row) => row.top + row.height >= from && row.top <= to);

  return (
    <>
      <ul
        ref={ref}
        className="photo-grid"
        aria-label="Photos"
        data-stale={stale}
        style={{ height: layout.height }}
      >
        {rows.flatMap((row) =>
          row.cells.map(({ index, left, width: cellWidth }) => {
            const item = items[index];
            if (!item) return null;
            return (
              <li
                key={item.imageId}
                aria-setsize={total ?? -1}
                aria-posinset={index + 1}
                style={{ top: row.top, left, width: cellWidth, height: row.height }}
              >
                <PhotoTile item={item} href={hrefOf(item.imageId)} />
              </li>
            );
          }),
        )}
      </ul>
      {hasMore && !moreFailed && <NearEnd loaded={items.length} onNearEnd={onNearEnd} />}
      {moreFailed && (
        <div className="grid-end">
          <button type="button" className="button" onClick={onNearEnd}>
            More could not be loaded. Try again
          </button>
        </div>
      )}
    </>
  );
}

function NearEnd({ loaded, onNearEnd }: { loaded: number; onNearEnd: () => void }) {
  const ref = useRef<HTMLDivElement>(null);
  const act = useRef(onNearEnd);
  useEffect(() => {
    act.current = onNearEnd;
  });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) act.current();
      },
      { rootMargin: "1500px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [loaded]);
  return (
    <div ref={ref} className="grid-end">
      <span className="spinner" aria-hidden="true" />
    </div>
  );
}
