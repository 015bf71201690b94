import type { ImageDetail } from "@image-content-search/core/contract";
import { Icon } from "../../components/icon.tsx";
import { Menu } from "../../components/menu.tsx";
import { failureWords } from "../../lib/failure-words.ts";
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
        {again && <AgainMenu words={again} onRetry={onRetry} />}
      </div>
      {failure && (
        <div className="notice" role="alert">
          <Icon name="alert" size={18} />
          <div className="notice-words">{failureWords(failure)}</div>
          {failure.retryable && <NoticeButton onClick={onRetry}>{words.retry}</NoticeButton>}
        </div>
      )}
      {trashedAt && (
        <div className="notice quiet">
          <div>{words.inTrash}</div>
          <NoticeButton onClick={onRestore}>{words.restore}</NoticeButton>
        </div>
      )}
    </>
  );
}

function NoticeButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <button type="button" className="button small" onClick={onClick}>
      {children}
    </button>
  );
}

/** A quiet place for what is seldom wanted. */
function AgainMenu({ words, onRetry }: { words: string; onRetry: () => void }) {
  return (
    <Menu label={texts().viewer.more} className="icon-button" face={<Icon name="more" />}>
      {(close) => (
        <button
          type="button"
          className="menu-item"
          onClick={() => {
            close();
            onRetry();
          }}
        >
          {words}
        </button>
      )}
    </Menu>
  );
}

/** What the quiet menu offers; an upload that never arrived can only be uploaded again. */
function againWords({ status, failure }: ImageDetail): string | undefined {
  const { analyzeAgain, tryAnyway } = texts().viewer;
  if (status === "indexed") return analyzeAgain;
  return failure && !failure.retryable && failure.stage !== "upload" ? tryAnyway : undefined;
}
