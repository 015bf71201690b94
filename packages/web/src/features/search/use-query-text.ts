import { useEffect, useRef, useState } from "react";
import { type QueryProblem, queryProblem } from "./query-problem.ts";

/** The search runs when one has not typed for so many ms. */
const typingPause = 120;
/** What is wrong is not said before one has stopped typing. */
const problemPause = 600;

export interface QueryText {
  text: string;
  problem: QueryProblem | undefined;
  /** Takes what is typed; it is asked for soon. */
  type: (text: string) => void;
  /** Asks for a text now, as a step of its own. */
  ask: (text: string) => void;
  /** Makes what is asked for a step of its own, if it was typed since the last. */
  leave: () => void;
}

/**
 * The text of the box. It follows the query in force, and is asked for while one types; what does not parse is
 * never asked.
 */
export function useQueryText(q: string, onSearch: (q: string, settled: boolean) => void): QueryText {
  const [text, setText] = useState(q);
  const [problem, setProblem] = useState(() => queryProblem(q));
  const asked = useRef(q);
  const drafted = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (q === asked.current) return;
    clearTimeout(timer.current);
    asked.current = q;
    drafted.current = false;
    setText(q);
    setProblem(queryProblem(q));
  }, [q]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = (value: string, settled: boolean) => {
    asked.current = value.trim();
    drafted.current = !settled;
    onSearch(asked.current, settled);
  };
  const askQuietly = (value: string) => {
    const found = queryProblem(value);
    if (!found) search(value, false);
    else timer.current = setTimeout(() => setProblem(found), problemPause);
  };
  const ask = (value: string) => {
    clearTimeout(timer.current);
    const found = queryProblem(value);
    setText(value);
    setProblem(found);
    if (!found) search(value, true);
  };
  return {
    text,
    problem,
    type(value) {
      clearTimeout(timer.current);
      drafted.current = true;
      setText(value);
      setProblem(undefined);
      timer.current = setTimeout(() => askQuietly(value), typingPause);
    },
    ask,
    leave() {
      if (drafted.current) ask(text);
    },
  };
}
