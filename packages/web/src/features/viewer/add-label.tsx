import { type KeyboardEvent, useState } from "react";
import { Icon } from "../../components/icon.tsx";
import { texts } from "../../messages/index.ts";
import { mostCharacters } from "./limits.ts";

/** Where the owner writes a label that the image is to have; Enter adds it. */
export function AddLabel({ onAdd }: { onAdd: (name: string) => void }) {
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
