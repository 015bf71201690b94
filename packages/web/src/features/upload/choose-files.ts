/** Asks for a folder by the system's own dialog; none of its files when the person thinks better of it. */
export async function chooseFolder(): Promise<File[]> {
  const files = await choose({ webkitdirectory: true });
  const isHidden = ({ webkitRelativePath }: File) => /(^|\/)\./.test(webkitRelativePath);
  return files.filter((file) => !isHidden(file));
}

/** Asks for a photo by the camera, of a type that `accept` names; none when the person thinks better of it. */
export function takePhoto(accept: string): Promise<File[]> {
  return choose({ accept, capture: "environment" });
}

function choose(
  what: Partial<Pick<HTMLInputElement, "accept" | "capture" | "webkitdirectory">>,
): Promise<File[]> {
  const input = Object.assign(document.createElement("input"), { type: "file", hidden: true, ...what });
  // Some browsers open the dialog of a part of the page alone.
  document.body.append(input);
  return new Promise<File[]>((resolve) => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  }).finally(() => input.remove());
}
