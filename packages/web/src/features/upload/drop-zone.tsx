import { useEffect, useState } from "react";
import { Icon } from "../../components/icon.tsx";
import { texts } from "../../messages/index.ts";
import "./drop-zone.css";
import { pastedFiles } from "./pasted-files.ts";
import { takeDropped } from "./read-folder.ts";
import type { AddFiles } from "./use-add-files.ts";

interface DropZoneProps {
  formats: string;
  add: AddFiles;
}

function carriesFiles(event: DragEvent): event is DragEvent & { dataTransfer: DataTransfer } {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Takes what is dropped anywhere on the page or pasted into it, and shows so while files hover. */
export function DropZone({ formats, add }: DropZoneProps) {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setHovering(false);
      add.dropped(takeDropped(event.dataTransfer));
    };
    const paste = (event: ClipboardEvent) => {
      const files = pastedFiles(event, new Date());
      if (files.length === 0) return;
      event.preventDefault();
      add.files(files);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    addEventListener("paste", paste);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
      removeEventListener("paste", paste);
    };
  }, [add]);

  if (!hovering) return null;
  return (
    <div className="drop-overlay">
      <div className="drop-frame">
        <Icon name="upload" size={36} />
        <p>{texts().upload.drop}</p>
        <p className="hint">{formats}</p>
      </div>
    </div>
  );
}
