import type { ImageDetail } from "@image-content-search/core/contract";
import { showToast } from "../../lib/toasts.ts";
import { texts } from "../../messages/index.ts";
import { AddLabel } from "./add-label.tsx";
import { findLabel, type LabelChange, removal, standing, surerThan } from "./corrections.ts";
import { LabelList } from "./label-list.tsx";

interface LabelEditorProps {
  image: ImageDetail;
  /** The query that the image was found by. */
  q: string;
  /** Labels less sure than this are not shown; 0–100. */
  least: number;
  onChange: (change: LabelChange) => void;
}

/** The labels of an image, and what its owner says of them. */
export function LabelEditor({ image, q, least, onChange }: LabelEditorProps) {
  const shown = standing(image.labels);
  const sure = surerThan(shown, least);
  const removed = image.labels.filter(({ correction }) => correction === "removed").map(({ name }) => name);
  const add = (name: string) => {
    const known = findLabel(shown, name);
    if (known) showToast({ text: texts().viewer.isThere(known.name) });
    else onChange({ action: "add", name });
  };
  return (
    <>
      {shown.length > 0 ? (
        <LabelList labels={sure} q={q} onRemove={(label) => onChange(removal(label))} />
      ) : (
        <p className="hint">{emptyWords(image, removed.length)}</p>
      )}
      {sure.length < shown.length && (
        <p className="hint">{texts().viewer.hiddenLabels(shown.length - sure.length)}</p>
      )}
      <AddLabel onAdd={add} />
      {removed.length > 0 && (
        <RemovedLabels names={removed} onPutBack={(name) => onChange({ action: "reset", name })} />
      )}
    </>
  );
}

interface RemovedLabelsProps {
  names: readonly string[];
  onPutBack: (name: string) => void;
}

function RemovedLabels({ names, onPutBack }: RemovedLabelsProps) {
  const words = texts().viewer;
  return (
    <details className="removed">
      <summary>{words.removedByYou(names.length)}</summary>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <s>{name}</s>
            <button
              type="button"
              className="text-button"
              aria-label={words.putBackLabel(name)}
              onClick={() => onPutBack(name)}
            >
              {words.putBack}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function emptyWords({ status }: ImageDetail, removed: number): string {
  const { allRemoved, nothingFound, notFinished, underWay } = texts().viewer;
  if (removed > 0) return allRemoved;
  if (status === "indexed") return nothingFound;
  return status === "failed" ? notFinished : underWay;
}
