import type { MouseEvent } from "react";
import { useLocation } from "wouter";
import { touch } from "../../lib/media-queries.ts";
import { imageOf } from "./tiles.ts";

interface GridClicksOptions {
  /** Whether something is selected: then a click selects and does not open. */
  selecting: boolean;
  onSelect: (imageId: string, range: boolean) => void;
  onSelectDay: (day: string) => void;
}

interface GridClicks {
  onClick: (event: MouseEvent) => void;
  onContextMenu: (event: MouseEvent) => void;
}

/** What mouse and finger do in the grid: open an image, select it, or a whole day. */
export function useGridClicks({ selecting, onSelect, onSelectDay }: GridClicksOptions): GridClicks {
  const [, navigate] = useLocation();
  const follow = (event: MouseEvent, link: HTMLAnchorElement) => {
    if (event.ctrlKey || event.metaKey || event.button !== 0) return;
    event.preventDefault();
    if (event.shiftKey || selecting) onSelect(link.dataset.imageId ?? "", event.shiftKey);
    else navigate(link.getAttribute("href") ?? "/", { state: { inApp: true } });
  };
  return {
    onContextMenu: (event) => {
      // A long press selects.
      const imageId = imageOf(event.target);
      if (imageId === undefined || !touch.matches) return;
      event.preventDefault();
      onSelect(imageId, false);
    },
    onClick: (event) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      const day = target.closest<HTMLElement>("[data-day]")?.dataset.day;
      if (day !== undefined) return onSelectDay(day);
      const ticked = target.closest<HTMLElement>("[data-select]")?.dataset.select;
      if (ticked !== undefined) return onSelect(ticked, event.shiftKey);
      const link = target.closest<HTMLAnchorElement>("a[data-image-id]");
      if (link) follow(event, link);
    },
  };
}
