import type { RefObject } from "react";
import { isTyping } from "../../lib/is-typing.ts";
import { useWindowEvent } from "../../lib/use-window-event.ts";

/** Puts the cursor into the search box on Ctrl K, ⌘ K and, outside of text fields, on a slash. */
export function useSearchKeys(input: RefObject<HTMLInputElement | null>): void {
  useWindowEvent("keydown", (event) => {
    const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
    if (!chord && !slash) return;
    event.preventDefault();
    input.current?.focus();
    input.current?.select();
  });
}
