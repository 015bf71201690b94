import { type KeyboardEvent, type Ref, useImperativeHandle } from "react";
import type { SearchEntry } from "./search-entry.ts";

export interface ListHandle {
  /** Acts on a key that was pressed in the box; false when the key means nothing to the list. */
  takeKey: (event: KeyboardEvent) => boolean;
}

interface ListKeys {
  open: boolean;
  /** What Enter chooses, and Delete forgets. */
  marked: SearchEntry | undefined;
  /** What the tabulator key chooses while nothing is marked. */
  first: SearchEntry | undefined;
  onMove: (by: number) => void;
  onChoose: (entry: SearchEntry) => void;
}

/** What keys that are pressed in the box do in the list. */
export function useListKeys(ref: Ref<ListHandle>, { open, marked, first, onMove, onChoose }: ListKeys): void {
  useImperativeHandle(ref, () => ({
    takeKey({ key, shiftKey }) {
      if (key === "ArrowDown" || key === "ArrowUp") {
        onMove(key === "ArrowDown" ? 1 : -1);
        return true;
      }
      if (!open) return false;
      const completes = key === "Tab" && !shiftKey && first !== undefined;
      const entry = marked ?? (completes ? first : undefined);
      if (!entry) return false;
      if (key === "Delete" && entry.forget) entry.forget();
      else if (key === "Enter" || completes) onChoose(entry);
      else return false;
      return true;
    },
  }));
}
