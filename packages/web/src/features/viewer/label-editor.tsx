import type { ImageDetail } from "@image-content-search/core/contract";
import { type KeyboardEvent, useState } from "react";
import { Icon } from "../../components/icon.tsx";
import { showToast } from "../../lib/toasts.ts";
import { texts } from "../../messages/index.ts";
import { findLabel, type LabelChange, removal, standing, surerThan } from "./corrections.ts";
import { LabelList } from "./label-list.tsx";
import { mostCharacters } from "./limits.ts";

interface LabelEditorProps {
  image: ImageDetail;
  pointed: string | undefined;
  onPoint: (name: string | undefined) => void;
  q: string;
  /** Labels less sure than this are not shown; 0–100. */
  least: number;
  onChange: (change: LabelChange) => void;
}

/** The labels of an image, and what its owner says of them. */
export function LabelEditor({ image, pointed, onPoint, q, least, onChange }: LabelEditorProps) {
  const shown = standing(image.labels);
  const sure = surerThan(shown, least);
  const removed = image.labels.filter(({ correction }) => correction === "removed");
  const add = (name: string) => {
    const known = findLabel(shown, name);
    if (known) showToast({ text: texts().viewer.isThere(known.name) });
    else onChange({ action: "add", name });
  };
  return (
    <>
      {shown.length > 0 ? (
        <LabelList
          labels={sure}
          pointed={pointed}
          onPoint={onPoint}
          q={q}
          onRemove={(label) => onChange(removal(label))}
        />
      ) : (
        <p className="hint">{emptyWords(image, removed.length)}</p>
      )}
      {sure.length < shown.length && (
        <p className="hint">{texts().viewer.hiddenLabels(shown.length - sure.length)}</p>
      )}
      <AddLabel onAdd={add} />
      {removed.length > 0 && (
        <details className="removed">
          <summary>{texts().viewer.removedByYou(removed.length)}</summary>
          <ul>
            {removed.map(({ name }) => (
              <li key={name}>
                <s>{name}</s>
                <button
                  type="button"
                  className="text-button"
                  aria-label={texts().viewer.putBackLabel(name)}
                  onClick={() => onChange({ action: "reset", name })}
                >
                  {texts().viewer.putBack}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function emptyWords({ status }: ImageDetail, removed: number): string {
  const { allRemoved, nothingFound, notFinished, underWay } = texts().viewer;
  if (removed > 0) return allRemoved;
  if (status === "indexed") return nothingFound;
  return status === "failed" ? notFinished : underWay;
}

function AddLabel({ onAdd }: { onAdd: (name: string) => void }) {
  const [name, setName] = useState("");
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") {
      setName("");
      event.currentTarget.blur();
    }
    const typed = name.replace(/\s+/g, " ").trim();
    // Enter also ends the composing of a word in many scripts.
    if (event.key !== "Enter" || event.nativeEvent.isComposing || typed === "") return;
    event.preventDefault();
    onAdd(typed);
    setName("");
  };
  return (
    <div className="label-add">
      <Icon name="plus" size={14} />
      <input
        aria-label={texts().viewer.addLabel}
        placeholder={texts().viewer.addLabel}
        autoComplete="off"
        enterKeyHint="done"
        maxLength={mostCharacters.label}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
