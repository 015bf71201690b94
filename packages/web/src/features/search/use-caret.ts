import { type RefObject, useLayoutEffect, useRef, useState } from "react";

interface Caret {
  /** Where it stands in the text of the box. */
  at: number;
  /** Notes where it stands now. */
  follow: (event: { currentTarget: HTMLInputElement }) => void;
  /** Puts it there as soon as the text that is to have it is drawn. */
  moveTo: (at: number) => void;
}

/** The caret of the search box, by which it is known what is being typed. */
export function useCaret(input: RefObject<HTMLInputElement | null>): Caret {
  const [at, setAt] = useState(0);
  const wanted = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    input.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = undefined;
  });
  return {
    at,
    follow: ({ currentTarget }) => setAt(currentTarget.selectionStart ?? currentTarget.value.length),
    moveTo: (next) => {
      wanted.current = next;
      setAt(next);
    },
  };
}
