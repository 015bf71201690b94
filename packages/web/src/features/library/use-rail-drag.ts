import { type PointerEvent, type RefObject, useState } from "react";
import { useDelay } from "../../lib/use-delay.ts";
import type { GridHandle } from "./photo-grid.tsx";

const pause = 120;

interface RailDrag {
  /** The place in the result that it is dragged to; undefined while nobody drags. */
  dragged: number | undefined;
  handlers: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  };
}

/** Goes to where one drags in a result of `total` images: when the pointer rests there, and when it lets go. */
export function useRailDrag(grid: RefObject<GridHandle | null>, total: number): RailDrag {
  const [dragged, setDragged] = useState<number>();
  const { later, cancel } = useDelay();
  const drag = (event: PointerEvent<HTMLElement>) => {
    const place = placeOf(event, total);
    setDragged(place);
    later(() => grid.current?.goTo(place), pause);
  };
  const release = (event: PointerEvent<HTMLElement>) => {
    cancel();
    if (dragged !== undefined) grid.current?.goTo(placeOf(event, total));
    setDragged(undefined);
  };
  return {
    dragged,
    handlers: {
      onPointerDown: (event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      },
      onPointerMove: (event) => dragged !== undefined && drag(event),
      onPointerUp: release,
      onPointerCancel: release,
    },
  };
}

function placeOf({ currentTarget, clientY }: PointerEvent<HTMLElement>, total: number): number {
  const { top, height } = currentTarget.getBoundingClientRect();
  const share = Math.max(0, Math.min(1, (clientY - top) / height));
  return Math.min(total - 1, Math.floor(share * total));
}
