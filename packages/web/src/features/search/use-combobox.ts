import { type InputHTMLAttributes, type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import { queryProblem } from "./query-problem.ts";
import type { ListShown, SuggestionListProps } from "./suggestion-list.tsx";
import { useCaret } from "./use-caret.ts";
import type { ListHandle } from "./use-list-keys.ts";
import type { QueryText } from "./use-query-text.ts";

interface Combobox {
  /** Whether something is offered. */
  expanded: boolean;
  /** Asks for a query, and offers nothing more. */
  take: (q: string) => void;
  inputProps: InputHTMLAttributes<HTMLInputElement>;
  /** Undefined until somebody uses the box, for so long the code of the list is not needed. */
  listProps: Omit<SuggestionListProps, "userId"> | undefined;
}

/** What the box and the list under it do together: the list opens, completes what is typed, and takes keys first. */
export function useCombobox(input: RefObject<HTMLInputElement | null>, query: QueryText): Combobox {
  const { text, type, ask, leave } = query;
  const caret = useCaret(input);
  const { open, used, setOpen, openers } = useOpening(text === "");
  const [shown, onShown] = useState<ListShown>({ count: 0, activeId: undefined });
  const ref = useRef<ListHandle>(null);
  const id = useId();
  const expanded = open && shown.count > 0;
  const close = () => setOpen(false);
  const take = (q: string) => {
    close();
    ask(q);
    input.current?.focus();
  };
  const onComplete = (value: string, place: number, isWhole: boolean) => {
    caret.moveTo(place);
    if (isWhole) take(value);
    else type(value);
  };
  const inputProps: Combobox["inputProps"] = {
    "aria-expanded": expanded,
    "aria-controls": id,
    "aria-activedescendant": expanded ? shown.activeId : undefined,
    value: text,
    onChange: (event) => {
      caret.follow(event);
      setOpen(true);
      type(event.currentTarget.value);
    },
    onSelect: caret.follow,
    ...openers,
    onBlur: () => {
      close();
      leave();
    },
    onKeyDown: (event) => actOnKey(event, { text, expanded, list: ref.current, take, close }),
  };
  const onOpen = () => setOpen(true);
  const listProps = { ref, id, text, caret: caret.at, open, onShown, onOpen, onComplete, onTake: take };
  return { expanded, take, inputProps, listProps: used ? listProps : undefined };
}

interface Opening {
  open: boolean;
  /** Whether the box was ever used. */
  used: boolean;
  setOpen: (open: boolean) => void;
  openers: Pick<InputHTMLAttributes<HTMLInputElement>, "onFocus" | "onClick">;
}

/** Whether the list is open: in an empty box it opens by itself. */
function useOpening(isEmpty: boolean): Opening {
  // A window that is not the one in front is typed into without a word of the focus.
  const [open, setOpen] = useState<boolean>();
  const openers = {
    onFocus: () => setOpen(isEmpty),
    onClick: () => setOpen(open || isEmpty),
  };
  return { open: open === true, used: open !== undefined, setOpen, openers };
}

interface Box {
  text: string;
  expanded: boolean;
  list: ListHandle | null;
  take: (q: string) => void;
  close: () => void;
}

/** Enter asks, or puts the query right with one more key; Escape closes the list, then empties the box, then leaves it. */
function actOnKey(event: KeyboardEvent<HTMLInputElement>, { text, expanded, list, take, close }: Box): void {
  if (event.nativeEvent.isComposing) return;
  const repair = isRepairKey(event) ? queryProblem(text)?.repair : undefined;
  if (repair !== undefined) take(repair);
  else if (list?.takeKey(event)) event.preventDefault();
  else if (event.key === "Enter") take(text);
  else if (event.key === "Escape") {
    event.preventDefault();
    if (expanded) close();
    else if (text === "") event.currentTarget.blur();
    else take("");
  }
}

function isRepairKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key === "Enter" && (ctrlKey || metaKey || altKey);
}
