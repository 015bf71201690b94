import { type RefObject, useLayoutEffect, useState } from "react";
import { onceAFrame } from "../../lib/once-a-frame.ts";
import { coarse, nextReady, type Stretch } from "./near-screen.ts";

/** Nothing is near before the element is measured. */
const nothing: Stretch = { from: 0, to: 0 };

export interface NearScreen {
  /** The part of the element that is seen. */
  seen: Stretch;
  /** The part that is to be ready: what is seen at once, what is near it in the frames after that. */
  ready: Stretch;
}

/** What of an element is seen, and what is near that. Another `key` begins with what is seen again. */
export function useNearScreen(ref: RefObject<HTMLElement | null>, key: string): NearScreen {
  const [state, setState] = useState({ key, ready: nothing, seen: nothing });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    let ready: Stretch | undefined;
    const update = () => {
      const { top } = element.getBoundingClientRect();
      const screen = { from: -top, to: window.innerHeight - top };
      const next = nextReady(ready, screen);
      if (next.from === ready?.from && next.to === ready.to) return;
      ready = next;
      setState({ key, ready, seen: coarse(screen) });
      updating.ask();
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
  }, [ref, key]);
  return state.key === key ? state : { seen: state.seen, ready: state.seen };
}
