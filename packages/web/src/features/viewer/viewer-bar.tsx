import type { ImageDetail } from "@image-content-search/core/contract";
import { Icon } from "../../components/icon.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { texts } from "../../messages/index.ts";
import { standing } from "./corrections.ts";

interface ViewerBarProps {
  image: ImageDetail | undefined;
  boxesShown: boolean;
  onToggleBoxes: () => void;
  onTrash: () => void;
  onClose: () => void;
}

/** The name of an image, and what can be done with it. */
export function ViewerBar({ image, boxesShown, onToggleBoxes, onTrash, onClose }: ViewerBarProps) {
  const words = texts().viewer;
  const hasBoxes = standing(image?.labels ?? []).some(({ instances }) => instances.length > 0);
  return (
    <header className="viewer-bar">
      <IconButton icon="back" label={words.back} onClick={onClose} />
      <span className="viewer-name">{image?.filename}</span>
      <IconButton
        icon="boxes"
        label={words.boxes}
        aria-pressed={boxesShown}
        title={boxesShown ? words.hideBoxes : words.showBoxes}
        disabled={!hasBoxes}
        onClick={onToggleBoxes}
      />
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
        <IconButton icon="trash" label={words.trash} title={words.trash} onClick={onTrash} />
      )}
    </header>
  );
}
