import type { Match } from "@image-content-search/core/contract";
import { formatConfidence } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import { PanelPart } from "./panel-part.tsx";

/** What of the query the image met. */
export function WhyFound({ matches }: { matches: readonly Match[] }) {
  const { whyFound } = texts().viewer;
  return (
    <PanelPart title={whyFound}>
      <ul className="why-found">
        {matches.map((match) => (
          <li key={`${match.term} ${match.tier} ${match.label}`}>{matchWords(match)}</li>
        ))}
      </ul>
    </PanelPart>
  );
}

function matchWords({ term, tier, label, confidence }: Match): string {
  const { whyLabel, whyText, whyFilename } = texts().viewer;
  if (tier === "text") return whyText(term);
  if (tier === "filename") return whyFilename(term);
  const sure = confidence === undefined ? "" : ` ${formatConfidence(confidence)}`;
  return whyLabel(term, `${label ?? term}${sure}`);
}
