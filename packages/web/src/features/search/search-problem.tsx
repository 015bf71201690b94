import { texts } from "../../messages/index.ts";
import { problemWords, type QueryProblem } from "./query-problem.ts";

interface SearchProblemProps {
  id: string;
  problem: QueryProblem;
  onRepair: (repair: string) => void;
}

/** What is wrong with the query, and its repair by a click; the box has a key for it. */
export default function SearchProblem({ id, problem, onRepair }: SearchProblemProps) {
  const { repair } = problem;
  return (
    <p className="search-problem" id={id} role="alert">
      {problemWords(problem)}
      {repair !== undefined && (
        <button
          type="button"
          className="text-button search-repair"
          aria-keyshortcuts="Control+Enter Meta+Enter Alt+Enter"
          onClick={() => onRepair(repair)}
        >
          {texts().search.repair} <code>{repair}</code> <kbd>{texts().search.repairKey}</kbd>
        </button>
      )}
    </p>
  );
}
