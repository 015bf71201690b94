import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { texts } from "../../messages/index.ts";
import { mostCharacters } from "./limits.ts";

interface DescriptionProps {
  text: string | null;
  onSave: (text: string | null) => void;
}

/** The owner's words: a click writes, leaving the field or Ctrl Enter saves, Escape leaves all as it was. */
export function Description({ text, onSave }: DescriptionProps) {
  const [draft, setDraft] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const byKey = useRef(false);
  const writing = draft !== undefined;
  useEffect(() => {
    if (writing || !byKey.current) return;
    byKey.current = false;
    button.current?.focus();
  }, [writing]);

  const end = (saved: boolean) => {
    const next = draft?.trim() || null;
    setDraft(undefined);
    if (saved && draft !== undefined && next !== text) onSave(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const save = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!save && event.key !== "Escape") return;
    event.preventDefault();
    byKey.current = true;
    end(save);
  };
  if (!writing) {
    return (
      <button
        ref={button}
        type="button"
        className="description"
        data-empty={text === null}
        aria-label={text === null ? undefined : texts().viewer.editDescription(text)}
        onClick={() => setDraft(text ?? "")}
      >
        {text ?? texts().viewer.addDescription}
      </button>
    );
  }
  return <DraftField draft={draft} onDraft={setDraft} onBlur={() => end(true)} onKeyDown={onKeyDown} />;
}

interface DraftFieldProps {
  draft: string;
  onDraft: (draft: string) => void;
  onBlur: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Has the focus, and the caret at its end, as soon as it is there. */
function DraftField({ draft, onDraft, onBlur, onKeyDown }: DraftFieldProps) {
  const words = texts().viewer;
  return (
    <textarea
      ref={(field) => {
        if (field && document.activeElement !== field) {
          field.focus();
          field.setSelectionRange(field.value.length, field.value.length);
        }
      }}
      className="description"
      aria-label={words.description}
      title={words.descriptionKeys}
      rows={1}
      maxLength={mostCharacters.description}
      value={draft}
      onChange={({ currentTarget }) => onDraft(currentTarget.value)}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  );
}
