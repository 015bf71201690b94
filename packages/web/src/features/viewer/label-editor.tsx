import type { ImageDetail } from "@image-content-search/core/contract";
import { type KeyboardEvent, useState } from "react";
import { Icon } from "../../components/icon.tsx";
import { showToast } from "../../lib/toasts.ts";
import { findLabel, type LabelChange, removal, standing } from "./corrections.ts";
import { LabelList } from "./label-list.tsx";
import { mostCharacters } from "./limits.ts";

interface LabelEditorProps {
  image: ImageDetail;
  pointed: string | undefined;
  onPoint: (name: string | undefined) => void;
  searchHrefOf: (label: string) => string;
  onChange: (change: LabelChange) => void;
}

/** The labels of an image, and what its owner says of them. */
export function LabelEditor({ image, pointed, onPoint, searchHrefOf, onChange }: LabelEditorProps) {
  const shown = standing(image.labels);
  const removed = image.labels.filter(({ correction }) => correction === "removed");
  const add = (name: string) => {
    const known = findLabel(shown, name);
    if (known) showToast({ text: `“${known.name}” is among the labels.` });
    else onChange({ action: "add", name });
  };
  return (
    <>
      {shown.length > 0 ? (
        <LabelList
          labels={shown}
          pointed={pointed}
          onPoint={onPoint}
          searchHrefOf={searchHrefOf}
          onRemove={(label) => onChange(removal(label))}
        />
      ) : (
        <p className="hint">{emptyWords(image, removed.length)}</p>
      )}
      <AddLabel onAdd={add} />
      {removed.length > 0 && (
        <details className="removed">
          <summary>Removed by you ({removed.length})</summary>
          <ul>
            {removed.map(({ name }) => (
              <li key={name}>
                <s>{name}</s>
                <button
                  type="button"
                  className="text-button"
                  aria-label={`Put ${name} back`}
                  onClick={() => onChange({ action: "reset", name })}
                >
                  Put back
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
  if (removed > 0) return "You removed all that was recognised.";
  if (status === "indexed") return "Nothing was recognised.";
  return status === "failed" ? "The analysis did not finish." : "The analysis is under way.";
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
        aria-label="Add a label"
        placeholder="Add a label"
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
