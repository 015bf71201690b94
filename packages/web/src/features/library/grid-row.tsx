import type { ImageItem } from "@image-content-search/core/contract";
import { type CSSProperties, memo } from "react";
import { dayOfItem, dayWords } from "../../lib/day-words.ts";
import { texts } from "../../messages/index.ts";
import { PhotoTile } from "./photo-tile.tsx";
import type { Row } from "./row-layout.ts";
import { firstIndexOf } from "./rows.ts";
import { isSelected, type Selection } from "./selection.ts";

interface GridRowProps {
  row: Row;
  /** The images of its cells, or of the first of them. */
  items: readonly ImageItem[];
  /** Place of the first of them in the whole result; undefined while that is not known. */
  first: number | undefined;
  total: number | undefined;
  hrefOf: (imageId: string) => string;
  selection: Selection;
  /** The image that the tabulator key stops at, if it is one of these. */
  reachable: string | undefined;
}

/** A row of photographs with the names of the days that begin in it. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, items, first, total, hrefOf, selection, reachable } = props;
  const begin = firstIndexOf(row);
  return (
    <>
      {row.headings.map(({ index, left, width }) => {
        const item = items[index - begin];
        if (!item) return null;
        const day = dayOfItem(item);
        const height = row.picturesTop - row.top;
        return <DayHeading key={day} day={day} place={{ top: row.top, left, width, height }} />;
      })}
      {items.map((item, at) => {
        const cell = row.cells[at];
        return (
          <li
            key={item.imageId}
            aria-setsize={total ?? -1}
            aria-posinset={first === undefined ? undefined : first + at + 1}
            style={{ top: row.picturesTop, left: cell?.left, width: cell?.width, height: row.height }}
          >
            <PhotoTile
              item={item}
              href={hrefOf(item.imageId)}
              selected={isSelected(selection, item.imageId)}
              reachable={item.imageId === reachable}
            />
          </li>
        );
      })}
    </>
  );
}, isSame);

/** The name of a day over the first of its photographs; a click on it selects them all. */
function DayHeading({ day, place }: { day: string; place: CSSProperties }) {
  return (
    <li className="grid-day" style={place}>
      <button type="button" data-day={day} tabIndex={-1} title={texts().library.selectDay(dayWords(day))}>
        {dayWords(day)}
      </button>
    </li>
  );
}

/** Pages that come lay all rows out anew, most of them as they were. */
function isSame(one: GridRowProps, other: GridRowProps): boolean {
  return (
    one.first === other.first &&
    one.total === other.total &&
    one.hrefOf === other.hrefOf &&
    one.selection === other.selection &&
    one.reachable === other.reachable &&
    one.items.length === other.items.length &&
    one.items.every((item, at) => item === other.items[at]) &&
    (one.row === other.row || isSamePlace(one.row, other.row))
  );
}

/** Rows of the same images are alike when they begin and end at the same heights, under as many headings. */
function isSamePlace(one: Row, other: Row): boolean {
  return (
    one.top === other.top &&
    one.picturesTop === other.picturesTop &&
    one.height === other.height &&
    one.headings.length === other.headings.length &&
    one.cells.at(-1)?.left === other.cells.at(-1)?.left &&
    one.cells.at(-1)?.width === other.cells.at(-1)?.width
  );
}
