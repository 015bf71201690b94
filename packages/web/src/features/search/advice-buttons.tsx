import type { Advice } from "@image-content-search/core/contract";
import { formatNumber } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import { withLabel } from "./query-edits.ts";

interface AdviceButtonsProps {
  q: string;
  advice: readonly Advice[];
  onSearch: (q: string) => void;
}

/** What may have been meant by words that find nothing, to be asked for by a click. */
export default function AdviceButtons({ q, advice, onSearch }: AdviceButtonsProps) {
  const { didYouMean: meant, broader: wider, tryInstead } = texts().search;
  const offers = advice.flatMap(({ term, didYouMean, broader }) => [
    ...didYouMean.map(({ name, count }) => ({ term, name, words: meant(name, formatNumber(count)) })),
    ...broader.map(({ name, count }) => ({ term, name, words: wider(name, formatNumber(count)) })),
  ]);
  if (offers.length === 0) return null;
  return (
    <ul className="advice" aria-label={tryInstead}>
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
