import type { ImageDetail } from "@image-content-search/core/contract";
import { Icon } from "../../components/icon.tsx";
import { Menu } from "../../components/menu.tsx";
import { texts } from "../../messages/index.ts";

interface PanelHeadProps {
  image: ImageDetail;
  onRetry: () => void;
  onRestore: () => void;
}

/** What an image is called, how far it has come, and what can be done when it has come to no good end. */
export function PanelHead({ image, onRetry, onRestore }: PanelHeadProps) {
  const { filename, status, failure, trashedAt } = image;
  const words = texts().viewer;
  const again = againWords(image);
  return (
    <>
      <h1 className="panel-title">{filename}</h1>
      <div className="panel-line">
        <p className="panel-status" data-status={status}>
          {words.statuses[status]}
        </p>
        {again && (
          <Menu label={words.more} className="icon-button" face={<Icon name="more" />}>
            {(close) => (
              <button
                type="button"
                className="menu-item"
                onClick={() => {
                  close();
                  onRetry();
                }}
              >
                {again}
              </button>
            )}
          </Menu>
        )}
      </div>
      {failure && (
        <div className="notice" role="alert">
          <Icon name="alert" size={18} />
          <div className="notice-words">{failure.message}</div>
          {failure.retryable && (
            <button type="button" className="button small" onClick={onRetry}>
              {words.retry}
            </button>
          )}
        </div>
      )}
      {trashedAt && (
        <div className="notice quiet">
          <div>{words.inTrash}</div>
          <button type="button" className="button small" onClick={onRestore}>
            {words.restore}
          </button>
        </div>
      )}
    </>
  );
}

/** What the quiet menu offers; an upload that never arrived can only be uploaded again. */
function againWords({ status, failure }: ImageDetail): string | undefined {
  const { analyzeAgain, tryAnyway } = texts().viewer;
  if (status === "indexed") return analyzeAgain;
  return failure && !failure.retryable && failure.stage !== "upload" ? tryAnyway : undefined;
}
