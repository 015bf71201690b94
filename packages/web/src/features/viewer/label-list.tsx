import type { ImageDetail } from "@image-content-search/core/contract";
import { Link } from "wouter";
import { formatConfidence } from "../../lib/format.ts";
import { labelColour } from "../../lib/label-colour.ts";
import { surestFirst } from "./boxes.ts";

interface LabelListProps {
  labels: ImageDetail["labels"];
  pointed: string | undefined;
  onPoint: (name: string | undefined) => void;
  searchHrefOf: (label: string) => string;
}

/** What was found, surest first; following a label searches for it. */
export function LabelList({ labels, pointed, onPoint, searchHrefOf }: LabelListProps) {
  const sorted = surestFirst(labels);
  return (
    <ul className="labels" aria-label="Labels">
      {sorted.map(({ name, confidence, instances, parents }) => (
        <li key={name}>
          <Link
            href={searchHrefOf(name)}
            className="label"
            data-label={name}
            data-pointed={pointed === name}
            title={parents.length > 0 ? `${name}, a kind of ${parents.join(", ")}` : undefined}
            style={{ "--label": labelColour(name), "--share": `${confidence}%` }}
            onPointerEnter={() => onPoint(name)}
            onPointerLeave={() => onPoint(undefined)}
            onFocus={() => onPoint(name)}
            onBlur={() => onPoint(undefined)}
          >
            <span className="label-dot" data-boxed={instances.length > 0} />
            <span className="label-name">{name}</span>
            {instances.length > 1 && <span className="label-count">× {instances.length}</span>}
            <span className="label-bar" aria-hidden="true" />
            <span className="label-confidence">{formatConfidence(confidence)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
