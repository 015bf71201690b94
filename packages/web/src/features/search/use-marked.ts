import { useState } from "react";
import { keyOfEntry, type SearchEntry } from "./search-entry.ts";

interface Marked {
  /** Index of the entry that is marked; -1 while none is. */
  active: number;
  move: (by: number) => void;
}

/** The entry that the arrow keys have marked; another text begins with none. */
export function useMarked(entries: readonly SearchEntry[], text: string): Marked {
  const [marked, setMarked] = useState({ text, key: "" });
  const active = marked.text === text ? entries.findIndex((entry) => keyOfEntry(entry) === marked.key) : -1;
  const move = (by: number) => {
    // The box itself, with nothing marked, is a place as well: the one before the first.
    const places = entries.length + 1;
    const next = entries[((active + 1 + by + places) % places) - 1];
    setMarked({ text, key: next ? keyOfEntry(next) : "" });
  };
  return { active, move };
}
