/** Images that something is to be done to: some by their ids, or all that the query finds. */
export type Selection =
  | { kind: "some"; ids: ReadonlySet<string>; last: string | undefined }
  | { kind: "all" };

export const nothingSelected: Selection = { kind: "some", ids: new Set(), last: undefined };

export function isAnySelected(selection: Selection): boolean {
  return selection.kind === "all" || selection.ids.size > 0;
}

export function isSelected(selection: Selection, imageId: string): boolean {
  return selection.kind === "all" || selection.ids.has(imageId);
}

/** How many are selected of a result of `total`. */
export function sizeOf(selection: Selection, total: number): number {
  return selection.kind === "all" ? total : selection.ids.size;
}

/** Selects an image or lets it go. Letting one go of all leaves the others of `loaded`. */
export function toggled(selection: Selection, imageId: string, loaded: readonly string[]): Selection {
  const ids = new Set(selection.kind === "all" ? loaded : selection.ids);
  if (!ids.delete(imageId)) ids.add(imageId);
  return { kind: "some", ids, last: imageId };
}

/** Selects everything from the image selected last up to another one, both included. */
export function extendedTo(selection: Selection, imageId: string, loaded: readonly string[]): Selection {
  if (selection.kind === "all") return selection;
  const from = selection.last === undefined ? -1 : loaded.indexOf(selection.last);
  const to = loaded.indexOf(imageId);
  if (from < 0 || to < 0) return toggled(selection, imageId, loaded);
  const range = loaded.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { kind: "some", ids: new Set([...selection.ids, ...range]), last: imageId };
}

/** Selects several, or lets them go when all of them are selected. */
export function toggledAll(selection: Selection, imageIds: readonly string[]): Selection {
  if (selection.kind === "all") return selection;
  const ids = new Set(selection.ids);
  const all = imageIds.every((imageId) => ids.has(imageId));
  for (const imageId of imageIds) {
    if (all) ids.delete(imageId);
    else ids.add(imageId);
  }
  return { kind: "some", ids, last: imageIds.at(-1) };
}
