import type { ImageDetail } from "@image-content-search/core/contract";
import { Icon } from "../../components/icon.tsx";
import { Menu } from "../../components/menu.tsx";

interface PanelHeadProps {
  image: ImageDetail;
  onRetry: () => void;
  onRestore: () => void;
}

const statusWords: Record<ImageDetail["status"], string> = {
  "awaiting-upload": "Waiting for its file",
  preparing: "Preparing",
  analyzing: "Analyzing",
  indexed: "Indexed",
  failed: "Failed",
};

/** What an image is called, how far it has come, and what can be done when it has come to no good end. */
export function PanelHead({ image, onRetry, onRestore }: PanelHeadProps) {
  const { filename, status, failure, trashedAt } = image;
  const again = againWords(image);
  return (
    <>
      <h1 className="panel-title">{filename}</h1>
      <div className="panel-line">
        <p className="panel-status" data-status={status}>
          {statusWords[status]}
        </p>
        {again && (
          <Menu label="More" className="icon-button" face={<Icon name="more" />}>
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
              Retry
            </button>
          )}
        </div>
      )}
      {trashedAt && (
        <div className="notice quiet">
          <div>This photo is in the trash.</div>
          <button type="button" className="button small" onClick={onRestore}>
            Restore
          </button>
        </div>
      )}
    </>
  );
}

/** What the quiet menu offers; an upload that never arrived can only be uploaded again. */
function againWords({ status, failure }: ImageDetail): string | undefined {
  if (status === "indexed") return "Analyze again";
  return failure && !failure.retryable && failure.stage !== "upload" ? "Try again anyway" : undefined;
}
