import { useEffect, useState } from "react";
import { Icon } from "../../components/icon.tsx";
import { droppedFiles } from "./dropped-files.ts";

interface DropZoneProps {
  formats: string;
  onFiles: (files: readonly File[]) => void;
}

function carriesFiles(event: DragEvent): event is DragEvent & { dataTransfer: DataTransfer } {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Takes files that are dropped anywhere on the page, and shows so while they hover. */
export function DropZone({ formats, onFiles }: DropZoneProps) {
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
      void droppedFiles(event.dataTransfer).then(onFiles);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [onFiles]);

  if (!hovering) return null;
  return (
    <div className="drop-overlay">
      <div className="drop-frame">
        <Icon name="upload" size={36} />
        <p>Drop to add to your library</p>
        <p className="hint">{formats}</p>
      </div>
    </div>
  );
}
