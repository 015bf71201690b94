import { type RefObject, useLayoutEffect, useState } from "react";
import { onceAFrame } from "../../lib/once-a-frame.ts";

/** How wide a grid is, and which part of it can be seen soon. */
export interface GridView {
  /** Width of the grid; 0 before it is measured. */
  width: number;
  /** What is near the screen, in pixels from the grid's top. */
  from: number;
  to: number;
}

const step = 120;
const margin = 900;

function measure(element: HTMLElement): GridView {
  const { top, width } = element.getBoundingClientRect();
  return {
    width: Math.floor(width),
    from: Math.floor((-top - margin) / step) * step,
    to: Math.ceil((-top + window.innerHeight + margin) / step) * step,
  };
}

/** Follows the width of an element and which part of it is near the screen, in coarse steps. */
export function useGridView(ref: RefObject<HTMLElement | null>): GridView {
  const [view, setView] = useState<GridView>({ width: 0, from: 0, to: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const update = () => {
      const next = measure(element);
      setView((before) =>
        before.width === next.width && before.from === next.from && before.to === next.to ? before : next,
      );
    };
    const updating = onceAFrame(update);
    update();
    const observer = new ResizeObserver(updating.ask);
    observer.observe(element);
    addEventListener("scroll", updating.ask, { passive: true });
    addEventListener("resize", updating.ask);
    return () => {
      updating.cancel();
      observer.disconnect();
      removeEventListener("scroll", updating.ask);
      removeEventListener("resize", updating.ask);
    };
  }, [ref]);
  return view;
}
