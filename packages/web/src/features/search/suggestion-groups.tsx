import { texts } from "../../messages/index.ts";
import { keyOfEntry, type SearchEntry } from "./search-entry.ts";
import { SuggestionOption } from "./suggestion-option.tsx";

interface SuggestionGroupsProps {
  entries: readonly SearchEntry[];
  /** Index of the entry that is marked; -1 where none is. */
  active: number;
  /** Id of the option of an entry. */
  idOf: (index: number) => string;
  onChoose: (entry: SearchEntry) => void;
}

/** The options of the list, those of a kind together. */
export function SuggestionGroups({ entries, active, idOf, onChoose }: SuggestionGroupsProps) {
  return groupsOf(entries).map(({ group, name, members }) => (
    // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
    <div key={group} role="group" aria-label={name}>
      {group !== "suggestions" && <p className="suggestions-title">{name}</p>}
      {members.map(({ entry, index }) => (
        <SuggestionOption
          key={keyOfEntry(entry)}
          id={idOf(index)}
          entry={entry}
          active={index === active}
          onChoose={() => onChoose(entry)}
        />
      ))}
    </div>
  ));
}

function groupsOf(entries: readonly SearchEntry[]) {
  const { recent, saved, suggestions } = texts().search;
  const indexed = entries.map((entry, index) => ({ entry, index }));
  return Object.entries({ recent, saved, suggestions })
    .map(([group, name]) => ({ group, name, members: indexed.filter(({ entry }) => entry.group === group) }))
    .filter(({ members }) => members.length > 0);
}
