import { type Ref, useEffect, useLayoutEffect } from "react";
import { texts } from "../../messages/index.ts";
import type { SearchEntry } from "./search-entry.ts";
import { SuggestionGroups } from "./suggestion-groups.tsx";
import "./suggestions.css";
import { completed, typedTokenAt } from "./typed-token.ts";
import { type ListHandle, useListKeys } from "./use-list-keys.ts";
import { useMarked } from "./use-marked.ts";
import { useRemembered } from "./use-remembered.ts";
import { emptyToken, useSuggestions } from "./use-suggestions.ts";

/** What the box must know of the list. */
export interface ListShown {
  count: number;
  /** Id of the marked option. */
  activeId: string | undefined;
}

export interface SuggestionListProps {
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
export default function SuggestionList(props: SuggestionListProps) {
  const { ref, id, userId, text, caret, open, onOpen, onShown, onComplete, onTake } = props;
  const isEmpty = text.trim() === "";
  const token = isEmpty ? emptyToken : typedTokenAt(text, caret);
  const suggestions = useSuggestions(text, open ? token : undefined);
  const remembered = useRemembered(userId, open && isEmpty);
  const entries = isEmpty ? remembered : suggestions;
  const { active, move } = useMarked(entries, text);
  const idOf = (index: number) => `${id}-${index}`;
  const activeId = active >= 0 ? idOf(active) : undefined;
  useLayoutEffect(() => onShown({ count: entries.length, activeId }), [onShown, entries.length, activeId]);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  const choose = (entry: SearchEntry) => {
    if (entry.group !== "suggestions" || entry.kind === "saved" || !token) return onTake(entry.query);
    const after = completed(text, token, entry);
    onComplete(after.text, after.caret, entry.kind !== "field");
  };
  const onMove = (by: number) => {
    move(by);
    onOpen();
  };
  const first = isEmpty ? undefined : entries[0];
  useListKeys(ref, { open, marked: entries[active], first, onMove, onChoose: choose });
  const shown = open ? entries : [];
  return (
    <>
      <div id={id} role="listbox" className="suggestions" aria-label={texts().search.suggestions}>
        <SuggestionGroups entries={shown} active={active} idOf={idOf} onChoose={choose} />
      </div>
      {isEmpty && shown.length > 0 && <p className="suggestions-hint">{texts().search.removeKey}</p>}
      <p role="status" className="visually-hidden">
        {shown.length > 0 && texts().search.suggestionCount(shown.length)}
      </p>
    </>
  );
}
