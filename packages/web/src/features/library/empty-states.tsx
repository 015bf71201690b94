import { Icon } from "../../components/icon.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { errorWords } from "../../lib/api-error.ts";
import { texts } from "../../messages/index.ts";

/** Invites to the first upload; dropping works on the whole page. */
export function EmptyLibrary({ formats, onChoose }: { formats: string; onChoose: () => void }) {
  const { emptyLabel, emptyTitle, emptyText, chooseFiles } = texts().library;
  return (
    <section className="empty drop-invitation" aria-label={emptyLabel}>
      <span className="empty-icon">
        <Icon name="upload" size={28} />
      </span>
      <h1>{emptyTitle}</h1>
      <p>{emptyText}</p>
      <button type="button" className="button" onClick={onChoose}>
        {chooseFiles}
      </button>
      <p className="hint">{formats}</p>
    </section>
  );
}

/** Says why there is nothing to show; asking again may help. */
export function ListFailed({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  return (
    <section className="empty" aria-label={texts().library.failedLabel}>
      <ErrorNotice>{errorWords(error)}</ErrorNotice>
      <button type="button" className="button" onClick={onRetry}>
        {texts().common.tryAgain}
      </button>
    </section>
  );
}
