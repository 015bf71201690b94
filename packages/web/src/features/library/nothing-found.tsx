import type { ReactNode } from "react";
import { Icon } from "../../components/icon.tsx";
import { texts } from "../../messages/index.ts";

interface NothingFoundProps {
  q: string;
  onClear: () => void;
  /** What else can be asked for. */
  children?: ReactNode;
}

/** Says that a query finds nothing, and leads back to everything. */
export default function NothingFound({ q, onClear, children }: NothingFoundProps) {
  const { nothingTitle, nothingText, showAll } = texts().library;
  return (
    <section className="empty" aria-label={nothingTitle}>
      <span className="empty-icon">
        <Icon name="search" size={28} />
      </span>
      <h1>{nothingTitle}</h1>
      <p>{nothingText(q)}</p>
      {children}
      <button type="button" className="button" onClick={onClear}>
        {showAll}
      </button>
    </section>
  );
}
