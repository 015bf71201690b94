import { useMemo } from "react";
import { dayOfItem } from "../../lib/day-words.ts";
import type { ImageList } from "./image-list.ts";
import { type Anchor, type LayoutOptions, layoutRows, type Row } from "./row-layout.ts";

interface Measures extends Omit<LayoutOptions, "openStart" | "openEnd"> {
  dated: boolean;
}

/** The loaded images in rows, laid out anew only when something about them has changed. */
export function useRows(
  { items, hasEarlier, hasMore }: ImageList,
  { index, top }: Anchor,
  { dated, width, gap, targetHeight, headingHeight }: Measures,
): readonly Row[] {
  return useMemo(() => {
    const shown = items.map((item) => ({
      shape: item.width / item.height,
      day: dated ? dayOfItem(item) : undefined,
    }));
    const open = { openStart: hasEarlier, openEnd: hasMore };
    return layoutRows(shown, { index, top }, { width, gap, targetHeight, headingHeight, ...open });
  }, [items, hasEarlier, hasMore, dated, width, gap, targetHeight, headingHeight, index, top]);
}
