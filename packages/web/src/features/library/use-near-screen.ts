import { type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { onceAFrame } from "../../lib/once-a-frame.ts";
import { coarse, nextReady, type Stretch, upperHalf } from "./near-screen.ts";

/** Nothing is near before the element is measured. */
const nothing: Stretch = { from: 0, to: 0 };

export interface NearScreen {
  /** The part of the element that is seen. */
  seen: Stretch;
  /** The part that is to be ready: what is seen at once, what is near it in the frames after that. */
  ready: Stretch;
}

interface NearScreenOptions {
  /** Another one begins with what is seen again. */
  key: string;
  /** Whether it then begins with nothing, and comes to that by halves. */
  inHalves: boolean;
  /** The part of the element that something is laid out on. */
  laid: Stretch;
}

/** What of an element is seen, and what is near that. */
export function useNearScreen(
  ref: RefObject<HTMLElement | null>,
  { key, inHalves, laid }: NearScreenOptions,
): NearScreen {
  const [state, setState] = useState({ key, ready: nothing, seen: nothing });
  const nextOf = useEffectEvent((ready: Stretch | undefined, screen: Stretch) =>
    ready || !inHalves ? nextReady(ready, screen, laid) : upperHalf(coarse(screen)),
  );
  const ask = useRef<() => void>(undefined);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    let ready: Stretch | undefined;
    const update = () => {
      const { top } = element.getBoundingClientRect();
      const screen = { from: -top, to: window.innerHeight - top };
      const next = nextOf(ready, screen);
      if (next.from === ready?.from && next.to === ready.to) return;
      ready = next;
      setState({ key, ready, seen: coarse(screen) });
      updating.ask();
    };
    const updating = onceAFrame(update);
    ask.current = updating.ask;
    if (!inHalves) update();
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
  }, [ref, key, inHalves]);
  // Where more is laid out, more can be made ready.
  const { from, to } = laid;
  useLayoutEffect(() => ask.current?.(), [from, to]);

  if (state.key === key) return state;
  const { seen } = state;
  return { seen, ready: inHalves ? { ...seen, to: seen.from } : seen };
}
