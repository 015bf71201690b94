import { type InputHTMLAttributes, type MouseEvent, memo, type RefObject, useId } from "react";
import { Icon } from "../../components/icon.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { optionalPart } from "../../components/optional-part.tsx";
import { withTexts } from "../../lib/with-texts.ts";
import { texts } from "../../messages/index.ts";
import { HighlightedQuery } from "./highlighted-query.tsx";
import type { QueryProblem } from "./query-problem.ts";
import { rememberQuery } from "./recent-queries.ts";
import "./search.css";
import { useCombobox } from "./use-combobox.ts";
import { useQueryText } from "./use-query-text.ts";
import { useSearchKeys } from "./use-search-keys.ts";

const SearchProblem = optionalPart(withTexts(() => import("./search-problem.tsx")));
const SuggestionList = optionalPart(() => import("./suggestion-list.tsx"));

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
  const query = useQueryText(q, (next, settled) => {
    if (settled) rememberQuery(userId, next);
    onSearch(next, settled);
  });
  const { text } = query;
  const problem = query.problem ?? (text.trim() === q ? serverProblem : undefined);
  const { expanded, take, inputProps, listProps } = useCombobox(input, query);
  const problemId = useId();
  useSearchKeys(input);
  return (
    <search className="search">
      <span className="search-icon">
        <Icon name="search" size={18} />
      </span>
      <QueryInput ref={input} problemId={problem && problemId} {...inputProps} />
      <HighlightedQuery input={input} text={text} faultAt={problem?.position} />
      {text === "" ? <SlashKey /> : <ClearButton onClick={() => take("")} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is. */}
      <div className="search-popup" onMouseDown={keepFocus} data-shown={expanded || problem !== undefined}>
        {problem && <SearchProblem id={problemId} problem={problem} onRepair={take} />}
        {listProps && <SuggestionList userId={userId} {...listProps} />}
      </div>
    </search>
  );
});

interface QueryInputProps extends InputHTMLAttributes<HTMLInputElement> {
  ref: RefObject<HTMLInputElement | null>;
  /** Id of the element that says what is wrong, if something is. */
  problemId: string | undefined;
}

function QueryInput({ problemId, "aria-expanded": expanded, ...props }: QueryInputProps) {
  const name = texts().search.box;
  return (
    <input
      type="text"
      role="combobox"
      inputMode="search"
      enterKeyHint="search"
      aria-label={name}
      aria-autocomplete="list"
      aria-expanded={expanded}
      aria-invalid={problemId !== undefined}
      aria-describedby={problemId}
      placeholder={name}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      {...props}
    />
  );
}

/** The key that leads into the box. */
function SlashKey() {
  return (
    <span className="search-key" aria-hidden="true">
      /
    </span>
  );
}

function ClearButton({ onClick }: { onClick: () => void }) {
  const { clear } = texts().search;
  return <IconButton icon="close" size={16} label={clear} onMouseDown={keepFocus} onClick={onClick} />;
}

/** What belongs to the box does not take the focus from it. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
