import { type Sort, sorts } from "@image-content-search/core/query";
import { sortOf, withSort } from "./query-edits.ts";

const words: Record<Sort, string> = {
  newest: "Newest first",
  oldest: "Oldest first",
  relevance: "Best match first",
};

/** The order of the result, which is part of the query. */
export function SortSelect({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const choose = (value: string) => {
    const sort = sorts.find((candidate) => candidate === value);
    if (sort) onSearch(withSort(q, sort));
  };
  return (
    <select
      className="sort-select"
      aria-label="Order"
      value={sortOf(q)}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {sorts.map((sort) => (
        <option key={sort} value={sort}>
          {words[sort]}
        </option>
      ))}
    </select>
  );
}
