import {
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { fitted, panned, type Size, type Zoom, zoomed } from "./zoom.ts";

const step = 1.5;
const doubled = 2.5;

export interface ZoomControls {
  zoom: Zoom;
  zoomBy: (factor: number) => void;
  handlers: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerCancel: (event: PointerEvent) => void;
    onDoubleClick: (event: { clientX: number; clientY: number }) => void;
  };
}

/**
 * Zooms into the picture of `room` by the wheel, a double click, two fingers and the keys + − 0, and pans it by
 * dragging. Another `key` begins fitted.
 */
export function useZoom(room: RefObject<HTMLElement | null>, key: string): ZoomControls {
  const [state, setState] = useState({ key, zoom: fitted });
  const zoom = state.key === key ? state.zoom : fitted;
  const latest = useRef(zoom);
  useLayoutEffect(() => {
    latest.current = zoom;
  });
  const pointers = useRef(new Map<number, { x: number; y: number }>());

  const change = useCallback(
    (next: (zoom: Zoom, picture: Size, room: Size) => Zoom) => {
      const sizes = sizesOf(room.current);
      if (!sizes) return;
      latest.current = next(latest.current, sizes.picture, sizes.room);
      setState({ key, zoom: latest.current });
    },
    [room, key],
  );
  const zoomAt = useCallback(
    (factor: number, at?: { clientX: number; clientY: number }) => {
      const point = at ? fromMiddle(room.current, at) : { x: 0, y: 0 };
      change((now, picture, size) => zoomed(now, factor, point, picture, size));
    },
    [room, change],
  );

  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoomAt(Math.exp(-event.deltaY / 300), event);
    };
    // React listens passively, and then the page would zoom as well.
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [room, zoomAt]);

  const end = ({ pointerId }: PointerEvent) => {
    pointers.current.delete(pointerId);
  };
  return {
    zoom,
    zoomBy: (factor) => zoomAt(factor),
    handlers: {
      onPointerDown: (event) => {
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        if (latest.current.scale > 1) event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event) => {
        const before = pointers.current.get(event.pointerId);
        if (!before) return;
        const now = { x: event.clientX, y: event.clientY };
        const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
        pointers.current.set(event.pointerId, now);
        if (other) {
          const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
          zoomAt(distance(now, other) / Math.max(1, distance(before, other)), middle);
        } else if (latest.current.scale > 1) {
          const by = { x: now.x - before.x, y: now.y - before.y };
          change((zoom, picture, size) => panned(zoom, by, picture, size));
        }
      },
      onPointerUp: end,
      onPointerCancel: end,
      onDoubleClick: (event) => zoomAt(latest.current.scale > 1 ? 0 : doubled, event),
    },
  };
}

/** What a key does to the zoom; undefined for others. */
export function zoomFactorOf(key: string): number | undefined {
  const factors: Record<string, number> = { "+": step, "=": step, "-": 1 / step, "0": 0 };
  return factors[key];
}

export const zoomStep = step;

function distance(one: { x: number; y: number }, other: { x: number; y: number }): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
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

function fromMiddle(room: HTMLElement | null, { clientX, clientY }: { clientX: number; clientY: number }) {
  const { left, top, width, height } = room?.getBoundingClientRect() ?? new DOMRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}
