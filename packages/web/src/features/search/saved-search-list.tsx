import { useQuery } from "@tanstack/react-query";
import { IconButton } from "../../components/icon-button.tsx";
import { texts } from "../../messages/index.ts";
import { savedSearchesQuery, useDeleteSavedSearch } from "./saved-searches.ts";

/** The saved searches, to be opened or deleted; nothing where there are none. */
export function SavedSearchList({ onOpen }: { onOpen: (q: string) => void }) {
  const { data: all = [] } = useQuery(savedSearchesQuery);
  const remove = useDeleteSavedSearch();
  const { saved, deleteSaved } = texts().search;
  if (all.length === 0) return null;
  return (
    <section className="filter-section" aria-label={saved}>
      <h2>{saved}</h2>
      <ul>
        {all.map((search) => (
          <li key={search.savedSearchId} className="saved-search">
            <button
              type="button"
              className="saved-search-open"
              title={search.q}
              onClick={() => onOpen(search.q)}
            >
              {search.name}
            </button>
            <IconButton
              icon="trash"
              size={16}
              label={deleteSaved(search.name)}
              onClick={() => remove(search)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
