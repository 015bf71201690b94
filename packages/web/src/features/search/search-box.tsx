import {
  type KeyboardEvent,
  lazy,
  type MouseEvent,
  memo,
  type RefObject,
  Suspense,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Icon } from "../../components/icon.tsx";
import { texts } from "../../messages/index.ts";
import { HighlightedQuery } from "./highlighted-query.tsx";
import { type QueryProblem, queryProblem } from "./query-problem.ts";
import { rememberQuery } from "./recent-queries.ts";
import "./search.css";
import { SearchProblem } from "./search-problem.tsx";
import type { ListHandle, ListShown } from "./suggestion-list.tsx";
import { useQueryText } from "./use-query-text.ts";
import { useSearchKeys } from "./use-search-keys.ts";

const SuggestionList = lazy(async () => {
  const { SuggestionList } = await import("./suggestion-list.tsx");
  return { default: SuggestionList };
});

interface SearchBoxProps {
  input: RefObject<HTMLInputElement | null>;
  userId: string;
  /** The query in force. */
  q: string;
  /** What the server finds wrong with it, if anything. */
  problem?: QueryProblem | undefined;
  /** `settled`: the person is done typing, so it is a step of its own in the browser's history. */
  onSearch: (q: string, settled: boolean) => void;
}

/** The search box: asks while one types, completes what is typed, says what is wrong and how it is put right. */
export const SearchBox = memo(function SearchBox(props: SearchBoxProps) {
  const { input, userId, q, problem: serverProblem, onSearch } = props;
  const {
    text,
    problem: ownProblem,
    type,
    ask,
    leave,
  } = useQueryText(q, (next, settled) => {
    if (settled) rememberQuery(userId, next);
    onSearch(next, settled);
  });
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const [shown, setShown] = useState<ListShown>({ count: 0, activeId: undefined });
  const list = useRef<ListHandle>(null);
  const caretAfter = useRef<number>(undefined);
  const id = useId();
  useSearchKeys(input);
  useLayoutEffect(() => {
    if (caretAfter.current === undefined) return;
    input.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = undefined;
  });

  const problem = ownProblem ?? (text.trim() === q ? serverProblem : undefined);
  const expanded = open && shown.count > 0;
  const take = (value: string) => {
    setOpen(false);
    ask(value);
    input.current?.focus();
  };
  const complete = (value: string, place: number, isWhole: boolean) => {
    caretAfter.current = place;
    setCaret(place);
    if (isWhole) take(value);
    else type(value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const repair = isRepairKey(event) ? queryProblem(text)?.repair : undefined;
    if (repair !== undefined) take(repair);
    else if (list.current?.takeKey(event)) event.preventDefault();
    else if (event.key === "Enter") take(text);
    else if (event.key === "Escape") {
      event.preventDefault();
      if (expanded) setOpen(false);
      else if (text === "") input.current?.blur();
      else take("");
    }
  };

  return (
    <search className="search" data-open={expanded || problem !== undefined}>
      <span className="search-icon">
        <Icon name="search" size={18} />
      </span>
      <input
        ref={input}
        type="text"
        role="combobox"
        inputMode="search"
        enterKeyHint="search"
        aria-label={texts().search.box}
        aria-autocomplete="list"
        aria-expanded={expanded}
        aria-controls={`${id}-list`}
        aria-activedescendant={expanded ? shown.activeId : undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        placeholder={texts().search.box}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }) => {
          setCaret(currentTarget.selectionStart ?? currentTarget.value.length);
          setOpen(true);
          type(currentTarget.value);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
        onFocus={() => {
          setUsed(true);
          setOpen(text === "");
        }}
        onClick={() => setOpen(open || text === "")}
        onBlur={() => {
          setOpen(false);
          leave();
        }}
        onKeyDown={onKeyDown}
      />
      <HighlightedQuery input={input} text={text} faultAt={problem?.position} />
      {text === "" ? (
        <span className="search-key" aria-hidden="true">
          /
        </span>
      ) : (
        <button
          type="button"
          className="icon-button"
          aria-label={texts().search.clear}
          onMouseDown={keepFocus}
          onClick={() => take("")}
        >
          <Icon name="close" size={16} />
        </button>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is. */}
      <div className="search-popup" onMouseDown={keepFocus} data-shown={expanded || problem !== undefined}>
        {problem && <SearchProblem id={`${id}-problem`} problem={problem} onRepair={take} />}
        {used && (
          <Suspense fallback={null}>
            <SuggestionList
              ref={list}
              id={`${id}-list`}
              userId={userId}
              text={text}
              caret={caret}
              open={open}
              onOpen={() => setOpen(true)}
              onShown={setShown}
              onComplete={complete}
              onTake={take}
            />
          </Suspense>
        )}
      </div>
    </search>
  );
});

/** What belongs to the box does not take the focus from it. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

function isRepairKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key === "Enter" && (ctrlKey || metaKey || altKey);
}
