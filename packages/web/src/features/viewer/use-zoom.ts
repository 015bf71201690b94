import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { useZoomState, type WindowPoint } from "./use-zoom-state.ts";
import { panned, type Zoom } from "./zoom.ts";

/** How much nearer a double click brings a picture that fits. */
const doubled = 2.5;

interface ZoomControls {
  zoom: Zoom;
  zoomBy: (factor: number) => void;
  handlers: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerCancel: (event: PointerEvent) => void;
    onDoubleClick: (event: WindowPoint) => void;
  };
}

/**
 * Zooms into the picture of `room` by the wheel, a double click and two fingers, and pans it by dragging. Another `key`
 * begins fitted.
 */
export function useZoom(room: RefObject<HTMLElement | null>, key: string): ZoomControls {
  const { zoom, latest, change, zoomAt } = useZoomState(room, key);
  const pointers = useRef(new Map<number, Point>());
  useWheelZoom(room, zoomAt);
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
      onPointerMove: ({ pointerId, clientX, clientY }) => {
        const before = pointers.current.get(pointerId);
        if (!before) return;
        const now = { x: clientX, y: clientY };
        const other = [...pointers.current].find(([id]) => id !== pointerId)?.[1];
        pointers.current.set(pointerId, now);
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

function useWheelZoom(
  room: RefObject<HTMLElement | null>,
  zoomAt: (factor: number, at: WindowPoint) => void,
): void {
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
}

interface Point {
  x: number;
  y: number;
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
