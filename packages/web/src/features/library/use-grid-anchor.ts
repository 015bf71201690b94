import { type Dispatch, type SetStateAction, useMemo, useRef, useState } from "react";
import { anchorOf, type Beginning, type GridAnchor, type LastLayout } from "./anchor.ts";
import type { ImageList } from "./image-list.ts";
import { placeOf } from "./list-place.ts";
import type { Row } from "./row-layout.ts";

interface AnchorInForce {
  /** Index of the anchor's image among the items. */
  index: number;
  /** Where its pictures begin on the canvas. */
  top: number;
  /** Its place in the result; undefined while it is not known how many come before. */
  place: number | undefined;
  change: Dispatch<SetStateAction<GridAnchor | undefined>>;
  /** Where the next list is to begin on the canvas. */
  begin: (beginning: Beginning) => void;
  /** Tells what was laid out from it. */
  laidOut: (rows: readonly Row[]) => void;
}

/** The image that a list is laid out from: the same as long as it is there. A list begins at `top`, unless told else. */
export function useGridAnchor(list: ImageList, top: number): AnchorInForce {
  const { items, seek } = list;
  const wanted = useRef<Beginning>(undefined);
  const last = useRef<LastLayout>(undefined);
  const [anchor, setAnchor] = useState<GridAnchor>();
  const usual = { imageId: placeOf(history.state)?.imageId, top, place: seek === undefined ? 0 : undefined };
  const settled = anchorOf(anchor, list, last.current, wanted.current ?? usual);
  if (settled !== anchor) setAnchor(settled);
  const index = useMemo(
    () =>
      Math.max(
        0,
        items.findIndex(({ imageId }) => imageId === settled?.imageId),
      ),
    [items, settled?.imageId],
  );
  return {
    index,
    top: settled?.top ?? top,
    place: settled?.place,
    change: setAnchor,
    begin: (beginning) => {
      wanted.current = beginning;
    },
    laidOut: (rows) => {
      last.current = { rows, items, index };
      if (items.length > 0) wanted.current = undefined;
    },
  };
}
