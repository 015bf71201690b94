import type { ImageDetail } from "@image-content-search/core/contract";
import { Icon } from "../../components/icon.tsx";
import { texts } from "../../messages/index.ts";
import { standing } from "./corrections.ts";

interface ViewerBarProps {
  image: ImageDetail | undefined;
  boxesShown: boolean;
  onToggleBoxes: () => void;
  onDelete: () => void;
  onClose: () => void;
}

export function ViewerBar({ image, boxesShown, onToggleBoxes, onDelete, onClose }: ViewerBarProps) {
  const words = texts().viewer;
  const hasBoxes = standing(image?.labels ?? []).some(({ instances }) => instances.length > 0);
  return (
    <header className="viewer-bar">
      <button type="button" className="icon-button" aria-label={words.back} onClick={onClose}>
        <Icon name="back" />
      </button>
      <span className="viewer-name">{image?.filename}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={words.boxes}
        aria-pressed={boxesShown}
        title={boxesShown ? words.hideBoxes : words.showBoxes}
        disabled={!hasBoxes}
        onClick={onToggleBoxes}
      >
        <Icon name="boxes" />
      </button>
      {image?.originalUrl && (
        <a
          className="icon-button"
          href={image.originalUrl}
          download={image.filename}
          aria-label={words.download}
          title={words.download}
        >
          <Icon name="download" />
        </a>
      )}
      {image && !image.trashedAt && (
        <button
          type="button"
          className="icon-button"
          aria-label={words.delete}
          title={words.delete}
          onClick={onDelete}
        >
          <Icon name="trash" />
        </button>
      )}
    </header>
  );
}
