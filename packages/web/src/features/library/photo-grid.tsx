import { type RefObject, useImperativeHandle, useRef } from "react";
import { texts } from "../../messages/index.ts";
import { GridRow } from "./grid-row.tsx";
import type { ImageList } from "./image-list.ts";
import type { ScrollPlace } from "./list-place.ts";
import "./photo-grid.css";
import { firstIndexOf } from "./rows.ts";
import { isAnySelected, type Selection } from "./selection.ts";
import type { TimeScale } from "./time-scale.ts";
import { useGridActions } from "./use-grid-actions.ts";
import { type GridCanvas, useGridCanvas } from "./use-grid-canvas.ts";
import { useGridLoading } from "./use-grid-loading.ts";
import { useGridPlace } from "./use-grid-place.ts";
import { useScrolling } from "./use-scrolling.ts";
import { useSeek } from "./use-seek.ts";
import { viewTopOf } from "./view-top.ts";

/** What others can do with the grid. */
export interface GridHandle {
  /** Goes to an image of the result by its place. */
  goTo: (place: number) => void;
  /** The place in the result of what is at the top of the view. */
  topPlace: () => number;
  /** Brings an image that is loaded into view and puts the keyboard's focus on it. */
  reveal: (imageId: string) => void;
}

interface PhotoGridProps {
  ref: RefObject<GridHandle | null>;
  list: ImageList;
  scale: TimeScale | undefined;
  /** Whether the result is in the order of time, so that days are named and can be gone to. */
  dated: boolean;
  /** Whether something lies over the grid: then it stays as it is. */
  covered: boolean;
  hrefOf: (imageId: string) => string;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  /** What is selected is to be trashed. */
  onTrash: () => void;
  /** Asks for another part of the result. */
  onSeek: (day: string | undefined) => void;
  onPlace: (day: string | undefined, place: ScrollPlace | undefined) => void;
}

/** Photographs in justified rows on a canvas for the whole result. Only what is near the screen is in the document. */
export function PhotoGrid(props: PhotoGridProps) {
  const { ref, list, scale, dated, covered, hrefOf, selection, onSelect, onTrash, onSeek, onPlace } = props;
  const element = useRef<HTMLUListElement>(null);
  const canvas = useGridCanvas(element, list, scale, dated);
  const seekTo = useSeek(element, canvas, scale, onSeek);
  useScrolling(element);
  useGridLoading(element, canvas, { list, scale, covered, seekTo });
  useGridPlace(element, canvas, { list, dated, covered, onPlace });
  const actions = useGridActions(element, canvas, {
    ...{ list, selection, covered, onSelect, onTrash, seekTo },
    canJump: scale !== undefined,
  });
  useImperativeHandle(ref, () => ({
    goTo: seekTo,
    topPlace: () => topPlaceOf(element.current, canvas, list),
    reveal: actions.reveal,
  }));
  const loaded = {
    backgroundPosition: `0 ${canvas.top}px, 0 0`,
    backgroundSize: `100% ${canvas.bottom - canvas.top}px, auto`,
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the links in it are what the keyboard acts on
    <ul
      ref={element}
      // biome-ignore lint/a11y/noRedundantRoles: WebKit takes it from a list without markers
      role="list"
      className="photo-grid"
      aria-label={texts().library.photos}
      aria-busy={list.loading}
      data-stale={list.stale}
      data-selecting={isAnySelected(selection)}
      style={{ ...loaded, height: canvas.height }}
      onClick={actions.onClick}
      onContextMenu={actions.onContextMenu}
      onFocus={actions.onFocus}
    >
      <NearRows active={actions.active} {...{ canvas, list, hrefOf, selection }} />
    </ul>
  );
}

interface NearRowsProps extends Pick<PhotoGridProps, "list" | "hrefOf" | "selection"> {
  canvas: GridCanvas;
  /** The image that the keyboard is at. */
  active: string | undefined;
}

/** The rows that are near the screen. */
function NearRows({ canvas, list, active, hrefOf, selection }: NearRowsProps) {
  const rows = canvas.near.map(({ row, count }) => {
    const first = firstIndexOf(row);
    return { row, first, items: list.items.slice(first, first + count) };
  });
  const shown = rows.flatMap(({ items }) => items.map(({ imageId }) => imageId));
  const reachable = shown.find((imageId) => imageId === active) ?? shown[0];
  return rows.map(({ row, first, items }) => (
    <GridRow
      key={items[0]?.imageId}
      row={row}
      items={items}
      first={canvas.offset === undefined ? undefined : canvas.offset + first}
      total={list.total}
      reachable={items.find(({ imageId }) => imageId === reachable)?.imageId}
      {...{ hrefOf, selection }}
    />
  ));
}

/** At the end, where nothing can be scrolled to the top any more, the last image counts. */
function topPlaceOf(grid: HTMLElement | null, canvas: GridCanvas, list: ImageList): number {
  if (!grid) return 0;
  const atEnd =
    !list.hasMore && window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
  return atEnd && window.scrollY > 0 ? (list.total ?? 1) - 1 : canvas.placeAt(viewTopOf(grid));
}
