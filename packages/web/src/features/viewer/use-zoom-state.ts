import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { fitted, type Size, type Zoom, zoomed } from "./zoom.ts";

interface ZoomState {
  zoom: Zoom;
  /** The zoom as the last event left it, which may not be drawn yet. */
  latest: RefObject<Zoom>;
  change: (next: (zoom: Zoom, picture: Size, room: Size) => Zoom) => void;
  /** Zooms about a point of the window, or about the middle of the room. */
  zoomAt: (factor: number, at?: WindowPoint) => void;
}

export interface WindowPoint {
  clientX: number;
  clientY: number;
}

/** How near one looks at the picture of `room`. Another `key` begins fitted. */
export function useZoomState(room: RefObject<HTMLElement | null>, key: string): ZoomState {
  const [state, setState] = useState({ key, zoom: fitted });
  const zoom = state.key === key ? state.zoom : fitted;
  const latest = useRef(zoom);
  useLayoutEffect(() => {
    latest.current = zoom;
  });
  const change = useCallback<ZoomState["change"]>(
    (next) => {
      const sizes = sizesOf(room.current);
      if (!sizes) return;
      latest.current = next(latest.current, sizes.picture, sizes.room);
      setState({ key, zoom: latest.current });
    },
    [room, key],
  );
  const zoomAt = useCallback<ZoomState["zoomAt"]>(
    (factor, at) => {
      const point = at ? fromMiddle(room.current, at) : { x: 0, y: 0 };
      change((now, picture, size) => zoomed(now, factor, point, picture, size));
    },
    [room, change],
  );
  return { zoom, latest, change, zoomAt };
}

/** The room, and its picture as it fits, without the zoom. */
function sizesOf(room: HTMLElement | null): { picture: Size; room: Size } | undefined {
  const picture = room?.querySelector<HTMLElement>(".picture");
  if (!room || !picture) return undefined;
  return {
    picture: { width: picture.offsetWidth, height: picture.offsetHeight },
    room: { width: room.clientWidth, height: room.clientHeight },
  };
}

function fromMiddle(room: HTMLElement | null, { clientX, clientY }: WindowPoint) {
  const { left, top, width, height } = room?.getBoundingClientRect() ?? new DOMRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}
