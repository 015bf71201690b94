import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { piecesOf } from "./query-pieces.ts";

interface HighlightedQueryProps {
  input: RefObject<HTMLInputElement | null>;
  text: string;
  faultAt: number | undefined;
}

/** The text of the box in colours, over the box's own, which is transparent; it scrolls as the box does. */
export function HighlightedQuery({ input, text, faultAt }: HighlightedQueryProps) {
  const line = useRef<HTMLSpanElement>(null);
  const follow = () => {
    if (line.current && input.current) {
      line.current.style.transform = `translateX(${-input.current.scrollLeft}px)`;
    }
  };
  useLayoutEffect(follow);
  useEffect(() => {
    const box = input.current;
    // The caret scrolls the box after the text was drawn.
    box?.addEventListener("scroll", follow, { passive: true });
    return () => box?.removeEventListener("scroll", follow);
  });
  return (
    <div className="search-text" aria-hidden="true">
      <span ref={line}>
        {piecesOf(text, faultAt).map((piece) => (
          <span key={`${piece.start} ${piece.faulty}`} data-kind={piece.kind} data-faulty={piece.faulty}>
            {piece.text}
          </span>
        ))}
      </span>
    </div>
  );
}
