import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useState,
} from "react";
import { texts } from "../../messages/index.ts";
import { keyOfEntry, type SearchEntry } from "./search-entry.ts";
import { SuggestionOption } from "./suggestion-option.tsx";
import "./suggestions.css";
import { completed, typedTokenAt } from "./typed-token.ts";
import { useRemembered } from "./use-remembered.ts";
import { emptyToken, useSuggestions } from "./use-suggestions.ts";

export interface ListHandle {
  /** Acts on a key that was pressed in the box; false when the key means nothing to the list. */
  takeKey: (event: KeyboardEvent) => boolean;
}

export interface ListShown {
  count: number;
  /** Id of the marked option. */
  activeId: string | undefined;
}

interface SuggestionListProps {
  ref: Ref<ListHandle>;
  id: string;
  userId: string;
  text: string;
  caret: number;
  open: boolean;
  onOpen: () => void;
  onShown: (shown: ListShown) => void;
  /** A part of the text was completed; `isWhole` unless it still waits for a value. */
  onComplete: (text: string, caret: number, isWhole: boolean) => void;
  /** A whole query was chosen. */
  onTake: (q: string) => void;
}

/** The listbox of the search box: completions of what is typed, or what was searched for before. */
export function SuggestionList(props: SuggestionListProps) {
  const { ref, id, userId, text, caret, open, onOpen, onShown, onComplete, onTake } = props;
  const isEmpty = text.trim() === "";
  const token = isEmpty ? emptyToken : typedTokenAt(text, caret);
  const suggestions = useSuggestions(text, open ? token : undefined);
  const remembered = useRemembered(userId, open && isEmpty);
  const entries = isEmpty ? remembered : suggestions;
  const [marked, setMarked] = useState({ text, key: "" });
  const active = marked.text === text ? entries.findIndex((entry) => keyOfEntry(entry) === marked.key) : -1;
  const activeId = active >= 0 ? `${id}-${active}` : undefined;

  useLayoutEffect(() => onShown({ count: entries.length, activeId }), [onShown, entries.length, activeId]);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  const choose = (entry: SearchEntry) => {
    if (entry.group !== "suggestions" || entry.kind === "saved" || !token) return onTake(entry.query);
    const after = completed(text, token, entry);
    onComplete(after.text, after.caret, entry.kind !== "field");
  };
  const move = (by: number) => {
    // The box itself, with nothing marked, is a place as well: the one before the first.
    const places = entries.length + 1;
    const next = entries[((active + 1 + by + places) % places) - 1];
    setMarked({ text, key: next ? keyOfEntry(next) : "" });
    onOpen();
    return true;
  };
  useImperativeHandle(ref, () => ({
    takeKey({ key, shiftKey }) {
      if (key === "ArrowDown") return move(1);
      if (key === "ArrowUp") return move(-1);
      if (!open) return false;
      const completes = key === "Tab" && !shiftKey && !isEmpty;
      const entry = entries[active] ?? (completes ? entries[0] : undefined);
      if (!entry) return false;
      if (key === "Delete" && entry.forget) entry.forget();
      else if (key === "Enter" || completes) choose(entry);
      else return false;
      return true;
    },
  }));

  const shown = open ? entries : [];
  return (
    <>
      <div id={id} role="listbox" className="suggestions" aria-label={texts().search.suggestions}>
        {groupsOf(shown).map(({ group, name, entries: members }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
          <div key={group} role="group" aria-label={name}>
            {group !== "suggestions" && <p className="suggestions-title">{name}</p>}
            {members.map(({ entry, place }) => (
              <SuggestionOption
                key={keyOfEntry(entry)}
                id={`${id}-${place}`}
                entry={entry}
                active={place === active}
                onChoose={() => choose(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      {isEmpty && shown.length > 0 && <p className="suggestions-hint">{texts().search.removeKey}</p>}
      <p role="status" className="visually-hidden">
        {shown.length > 0 && texts().search.suggestionCount(shown.length)}
      </p>
    </>
  );
}

function groupsOf(entries: readonly SearchEntry[]) {
  const { recent, saved, suggestions } = texts().search;
  const places = entries.map((entry, place) => ({ entry, place }));
  return Object.entries({ recent, saved, suggestions })
    .map(([group, name]) => ({ group, name, entries: places.filter(({ entry }) => entry.group === group) }))
    .filter((group) => group.entries.length > 0);
}
