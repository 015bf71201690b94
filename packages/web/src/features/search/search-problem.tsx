import { texts } from "../../messages/index.ts";
import type { QueryProblem } from "./query-problem.ts";

interface SearchProblemProps {
  id: string;
  problem: QueryProblem;
  onRepair: (repair: string) => void;
}

/** What is wrong with the query, and its repair by a click; the box has a key for it. */
export function SearchProblem({ id, problem: { message, repair }, onRepair }: SearchProblemProps) {
  return (
    <p className="search-problem" id={id} role="alert">
      {message}
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
