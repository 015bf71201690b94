import { useCallback, useState } from "react";

const storageKey = "boxes";

/** Whether boxes are drawn; remembered in this browser. */
export function useBoxesShown(): [boolean, () => void] {
  const [shown, setShown] = useState(() => localStorage.getItem(storageKey) !== "hidden");
  const toggle = useCallback(() => {
    setShown((before) => {
      localStorage.setItem(storageKey, before ? "hidden" : "shown");
      return !before;
    });
  }, []);
  return [shown, toggle];
}
