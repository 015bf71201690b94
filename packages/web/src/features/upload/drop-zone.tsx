import { useState } from "react";
import { Icon } from "../../components/icon.tsx";
import { useConfig } from "../../lib/config.ts";
import { useWindowEvent } from "../../lib/use-window-event.ts";
import { texts } from "../../messages/index.ts";
import { limitWords } from "./check-file.ts";
import "./drop-zone.css";
import { takeDropped } from "./dropped.ts";
import { pastedFiles } from "./pasted-files.ts";
import type { AddFiles } from "./use-add-files.ts";

function carriesFiles(event: DragEvent): event is DragEvent & { dataTransfer: DataTransfer } {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Takes what is dropped anywhere on the page or pasted into it, and shows so while files hover. */
export function DropZone({ add }: { add: AddFiles }) {
  const { limits } = useConfig();
  const [hovering, setHovering] = useState(false);
  useWindowEvent("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setHovering(true);
  });
  useWindowEvent("dragleave", ({ relatedTarget }) => {
    if (relatedTarget === null) setHovering(false);
  });
  useWindowEvent("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setHovering(false);
    add.dropped(takeDropped(event.dataTransfer));
  });
  useWindowEvent("paste", (event) => {
    const files = pastedFiles(event, new Date());
    if (files.length === 0) return;
    event.preventDefault();
    add.files(files);
  });

  if (!hovering) return null;
  return (
    <div className="drop-overlay">
      <div className="drop-frame">
        <Icon name="upload" size={36} />
        <p>{texts().upload.drop}</p>
        <p className="hint">{limitWords(limits)}</p>
      </div>
    </div>
  );
}
