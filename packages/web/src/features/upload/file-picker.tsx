import type { Ref } from "react";
import { useConfig } from "../../lib/config.ts";
import { acceptedFiles } from "./check-file.ts";

interface FilePickerProps {
  ref: Ref<HTMLInputElement>;
  onFiles: (files: readonly File[]) => void;
}

/** The system's dialog for single files; a click on it opens that. */
export function FilePicker({ ref, onFiles }: FilePickerProps) {
  const { limits } = useConfig();
  return (
    <input
      ref={ref}
      type="file"
      hidden
      multiple
      accept={acceptedFiles(limits)}
      onChange={({ currentTarget }) => {
        onFiles([...(currentTarget.files ?? [])]);
        currentTarget.value = "";
      }}
    />
  );
}
