export interface ChooseOptions {
  accept: string;
  from: "folder" | "camera";
}

/** Asks for a folder or for a photo of the camera by the system's own dialog; none when the person thinks better of it. */
export function chooseFrom({ accept, from }: ChooseOptions): Promise<File[]> {
  const input = document.createElement("input");
  input.type = "file";
  input.hidden = true;
  if (from === "folder") {
    input.webkitdirectory = true;
  } else {
    input.accept = accept;
    input.capture = "environment";
  }
  // Some browsers open the dialog of a part of the page alone.
  document.body.append(input);
  return new Promise<File[]>((resolve) => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  }).finally(() => input.remove());
}

/** A chosen folder without what is hidden in it. */
export function withoutHidden(files: readonly File[]): File[] {
  return files.filter(({ webkitRelativePath }) => !/(^|\/)\./.test(webkitRelativePath));
}
