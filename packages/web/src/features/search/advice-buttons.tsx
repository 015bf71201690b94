import type { Advice } from "@image-content-search/core/contract";
import { withLabel } from "./query-edits.ts";

interface AdviceButtonsProps {
  q: string;
  advice: readonly Advice[];
  onSearch: (q: string) => void;
}

/** What may have been meant by words that find nothing, to be asked for by a click. */
export function AdviceButtons({ q, advice, onSearch }: AdviceButtonsProps) {
  const offers = advice.flatMap(({ term, didYouMean, broader }) => [
    ...didYouMean.map((label) => ({ term, ...label, words: `Did you mean ${label.name} (${label.count})?` })),
    ...broader.map((label) => ({ term, ...label, words: `${label.count} for ${label.name}` })),
  ]);
  if (offers.length === 0) return null;
  return (
    <ul className="advice" aria-label="Try instead">
      {offers.map(({ term, name, words }) => (
        <li key={words}>
          <button type="button" className="button small" onClick={() => onSearch(withLabel(q, term, name))}>
            {words}
          </button>
        </li>
      ))}
    </ul>
  );
}
