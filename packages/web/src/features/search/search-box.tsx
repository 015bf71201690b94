import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { Icon } from "../../components/icon.tsx";
import { placeOfCharacter } from "./problem-place.ts";
import { type QueryProblem, queryProblem } from "./query-problem.ts";
import "./search.css";
import { useSearchKeys } from "./use-search-keys.ts";

const typingPause = 250;

interface SearchBoxProps {
  /** The query in force. */
  q: string;
  /** What the server finds wrong with it, if anything. */
  problem?: QueryProblem | undefined;
  /** `settled`: the person pressed Enter, so it is a step of its own in the browser's history. */
  onSearch: (q: string, settled: boolean) => void;
}

/** The search box: asks while one types, says what is wrong at its character, Esc empties it. */
export function SearchBox({ q, problem: serverProblem, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(q);
  const [own, setOwn] = useState<QueryProblem>();
  const asked = useRef(q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const problemId = useId();
  useSearchKeys(input);

  useEffect(() => {
    if (q === asked.current) return;
    asked.current = q;
    clearTimeout(timer.current);
    setText(q);
    setOwn(queryProblem(q));
  }, [q]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = (value: string, settled: boolean) => {
    clearTimeout(timer.current);
    const found = queryProblem(value);
    setOwn(found);
    if (found) return;
    asked.current = value.trim();
    onSearch(value.trim(), settled);
  };
  const change = (value: string) => {
    setText(value);
    setOwn(undefined);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(value, false), typingPause);
  };
  const clear = () => {
    setText("");
    ask("", true);
  };
  const repair = (value: string) => {
    setText(value);
    ask(value, true);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") ask(text, true);
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (text === "") input.current?.blur();
    else clear();
  };
  const problem = own ?? (text.trim() === q ? serverProblem : undefined);

  return (
    <search className="search">
      <span className="search-icon">
        <Icon name="search" size={18} />
      </span>
      <input
        ref={input}
        type="search"
        aria-label="Search photos"
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? problemId : undefined}
        placeholder="Search photos"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {text === "" ? (
        <span className="search-key" aria-hidden="true">
          /
        </span>
      ) : (
        <button type="button" className="icon-button" aria-label="Clear search" onClick={clear}>
          <Icon name="close" size={16} />
        </button>
      )}
      {problem && <Problem id={problemId} problem={problem} input={input.current} onRepair={repair} />}
    </search>
  );
}

function Problem({
  id,
  problem,
  input,
  onRepair,
}: {
  id: string;
  problem: QueryProblem;
  input: HTMLInputElement | null;
  onRepair: (repair: string) => void;
}) {
  const [place, setPlace] = useState<{ left: number; width: number }>();
  const { message, position, repair } = problem;
  useLayoutEffect(() => {
    if (input) setPlace(placeOfCharacter(input, position));
  }, [input, position]);
  return (
    <>
      {place && <span className="search-mark" style={place} aria-hidden="true" />}
      <p className="search-problem" id={id} role="alert">
        {place && (
          <span
            className="search-pointer"
            style={{ left: place.left + place.width / 2 }}
            aria-hidden="true"
          />
        )}
        {message}
        {repair !== undefined && (
          <button type="button" className="text-button search-repair" onClick={() => onRepair(repair)}>
            Use: <code>{repair}</code>
          </button>
        )}
      </p>
    </>
  );
}
