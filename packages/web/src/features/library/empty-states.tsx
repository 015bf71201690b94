import type { ReactNode } from "react";
import { Icon } from "../../components/icon.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { errorWords } from "../../lib/api-error.ts";

/** Invites to the first upload; dropping works on the whole page. */
export function EmptyLibrary({ formats, onChoose }: { formats: string; onChoose: () => void }) {
  return (
    <section className="empty drop-invitation" aria-label="No photos yet">
      <span className="empty-icon">
        <Icon name="upload" size={28} />
      </span>
      <h1>Your library is empty</h1>
      <p>Drop photographs anywhere on this page. In a few seconds you can search them by what they show.</p>
      <button type="button" className="button" onClick={onChoose}>
        Choose files
      </button>
      <p className="hint">{formats}</p>
    </section>
  );
}

interface NothingFoundProps {
  q: string;
  onClear: () => void;
  /** What else can be asked for. */
  children?: ReactNode;
}

export function NothingFound({ q, onClear, children }: NothingFoundProps) {
  return (
    <section className="empty" aria-label="Nothing found">
      <span className="empty-icon">
        <Icon name="search" size={28} />
      </span>
      <h1>Nothing found</h1>
      <p>
        No photo shows <strong className="query">{q}</strong>. Try fewer or broader words: <em>animal</em>{" "}
        finds cats and dogs.
      </p>
      {children}
      <button type="button" className="button" onClick={onClear}>
        Show all photos
      </button>
    </section>
  );
}

export function ListFailed({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  return (
    <section className="empty" aria-label="Photos could not be loaded">
      <ErrorNotice>{errorWords(error)}</ErrorNotice>
      <button type="button" className="button" onClick={onRetry}>
        Try again
      </button>
    </section>
  );
}
