import { Icon } from "../../components/icon.tsx";
import { formatNumber } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import type { SearchEntry } from "./search-entry.ts";

interface SuggestionOptionProps {
  id: string;
  entry: SearchEntry;
  active: boolean;
  onChoose: () => void;
}

/** One line of the list; the focus stays in the box, whose Delete key does what the button does. */
export function SuggestionOption({ id, entry, active, onChoose }: SuggestionOptionProps) {
  const { text, query, kind, group, count, forget } = entry;
  const { kinds, forget: forgetWords } = texts().search;
  const about = group === "suggestions" && kind !== "recent" ? kinds[kind] : group === "saved" ? query : "";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are pressed in the box.
    <div id={id} role="option" tabIndex={-1} aria-selected={active} className="suggestion" onClick={onChoose}>
      <span className="suggestion-text">{kind === "field" || kind === "value" ? query : text}</span>
      {about !== "" && <span className="suggestion-about">{about}</span>}
      {count !== null && <span className="suggestion-count">{formatNumber(count)}</span>}
      {forget && (
        <button
          type="button"
          className="icon-button"
          tabIndex={-1}
          aria-hidden="true"
          title={forgetWords(text)}
          onClick={(event) => {
            event.stopPropagation();
            forget();
          }}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  );
}
