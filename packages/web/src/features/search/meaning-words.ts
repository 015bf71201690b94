import type { ImageItem, Meaning } from "@image-content-search/core/contract";
import { fold } from "@image-content-search/core/query";
import { texts } from "../../messages/index.ts";

const named = 3;

/** How words were understood, where that is not plain: a sentence for each. */
export function meaningWords(meanings: readonly Meaning[], items: readonly ImageItem[]): string[] {
  const { onlyFilenames, andOthers, showing } = texts().search;
  return meanings.flatMap(({ term, tier, labels }) => {
    if (tier === "exact") return [];
    if (tier === "filename") return [onlyFilenames(term)];
    if (labels.length === 0) return [];
    const names = labels
      .slice(0, named)
      .map((label) => nameOf(label, items))
      .join(", ");
    return [showing(labels.length > named ? andOthers(names) : names, term)];
  });
}

/** How a label is written, if a photo on the page has it. */
function nameOf(folded: string, items: readonly ImageItem[]): string {
  for (const { labels } of items) {
    const label = labels.find(({ name }) => fold(name) === folded);
    if (label) return label.name;
  }
  return folded;
}
