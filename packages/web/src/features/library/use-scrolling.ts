import { type RefObject, useEffect } from "react";

/** So many ms after the last movement the page stands still. */
const pause = 100;

/**
 * Marks an element by `data-scrolling` while the page scrolls, so that photos which pass below the pointer need not show
 * what they are: nobody can read it, and it takes more than a tenth of what a frame has to do.
 */
export function useScrolling(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = ref.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      timer = undefined;
      element?.removeAttribute("data-scrolling");
    };
    const onScroll = () => {
      // By the document and not by a state: nothing else changes.
      if (timer === undefined) element?.setAttribute("data-scrolling", "");
      clearTimeout(timer);
      timer = setTimeout(rest, pause);
    };
    addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      rest();
      removeEventListener("scroll", onScroll);
    };
  }, [ref]);
}
