/** The link of an image in the grid, if it is in the document. */
export function tileOf(grid: HTMLElement | null, imageId: string): HTMLElement | null | undefined {
  return grid?.querySelector<HTMLElement>(`[data-image-id="${CSS.escape(imageId)}"]`);
}

/** The image whose link something is, or is part of. */
export function imageOf(target: EventTarget): string | undefined {
  const tile = target instanceof Element ? target.closest<HTMLElement>("[data-image-id]") : undefined;
  return tile?.dataset.imageId;
}
