import type { Span } from "@image-content-search/core/query";
import { Icon } from "../../components/icon.tsx";
import { texts } from "../../messages/index.ts";
import { chipsOf } from "./chips.ts";
import { without } from "./query-text.ts";

interface QueryChipsProps {
  q: string;
  onSearch: (q: string) => void;
  /** Puts the caret on a part of the query in the box. */
  onEdit: (part: Span) => void;
}

/** The parts of the query that must all hold, each to be edited in the box or taken out. */
export default function QueryChips({ q, onSearch, onEdit }: QueryChipsProps) {
  const chips = chipsOf(q);
  const { parts, editPart, removePart, not } = texts().search;
  return (
    <ul className="chips" aria-label={parts}>
      {chips.map((chip) => {
        const words = chip.excluded ? `${not} ${chip.text}` : chip.text;
        return (
          <li key={chip.start} className="chip">
            <button type="button" className="chip-text" title={editPart(words)} onClick={() => onEdit(chip)}>
              {chip.excluded && <span className="chip-not">{not}</span>}
              {chip.excluded && " "}
              {chip.text}
            </button>
            <button
              type="button"
              className="chip-remove"
              aria-label={removePart(words)}
              onClick={() => onSearch(without(q, chip))}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
