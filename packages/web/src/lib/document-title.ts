import { useEffect } from "react";
import { texts } from "../messages/index.ts";

/** Names what is shown in the tab while the component stands; undefined leaves the title alone. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined) return;
    const before = document.title;
    const { product } = texts().common;
    document.title = title === "" ? product : `${title} · ${product}`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
