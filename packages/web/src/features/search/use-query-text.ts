import { useEffect, useRef, useState } from "react";
import { useDelay } from "../../lib/use-delay.ts";
import { type QueryProblem, queryProblem } from "./query-problem.ts";

/** The search runs when one has not typed for so many ms. */
const typingPause = 120;
/** What is wrong is not said before one has stopped typing. */
const problemPause = 600;

/** The text of the search box, what is wrong with it, and what can happen to it. */
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
  const [shown, show] = useState(() => judged(q));
  const asked = useRef(q);
  const drafted = useRef(false);
  const { later, cancel } = useDelay();

  useEffect(() => {
    if (q === asked.current) return;
    cancel();
    asked.current = q;
    drafted.current = false;
    show(judged(q));
  }, [q, cancel]);

  const search = (text: string, settled: boolean) => {
    asked.current = text.trim();
    drafted.current = !settled;
    onSearch(asked.current, settled);
  };
  const askQuietly = (text: string) => {
    const next = judged(text);
    if (!next.problem) search(text, false);
    else later(() => show(next), problemPause);
  };
  const type = (text: string) => {
    drafted.current = true;
    show({ text, problem: undefined });
    later(() => askQuietly(text), typingPause);
  };
  const ask = (text: string) => {
    cancel();
    const next = judged(text);
    show(next);
    if (!next.problem) search(text, true);
  };
  const leave = () => {
    if (drafted.current) ask(shown.text);
  };
  return { ...shown, type, ask, leave };
}

/** A text and what is wrong with it. */
function judged(text: string): Pick<QueryText, "text" | "problem"> {
  return { text, problem: queryProblem(text) };
}
