import { sorts } from "@image-content-search/core/query";
import { texts } from "../../messages/index.ts";
import { sortOf, withSort } from "./query-edits.ts";

/** The order of the result, which is part of the query. */
export function SortSelect({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { order, orders } = texts().search;
  const choose = (value: string) => {
    const sort = sorts.find((candidate) => candidate === value);
    if (sort) onSearch(withSort(q, sort));
  };
  return (
    <select
      className="sort-select"
      aria-label={order}
      value={sortOf(q)}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {sorts.map((sort) => (
        <option key={sort} value={sort}>
          {orders[sort]}
        </option>
      ))}
    </select>
  );
}
