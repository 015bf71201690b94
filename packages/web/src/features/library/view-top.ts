/** Height of what covers the top of the screen, in pixels. */
function coveredTop(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
}

/** Which height of an element is at the top of the view. */
export function viewTopOf(element: HTMLElement): number {
  return coveredTop() - element.getBoundingClientRect().top;
}

/** Scrolls so that a height of an element comes to the top of the view. */
export function scrollToHeight(element: HTMLElement, y: number): void {
  window.scrollBy({ top: y - viewTopOf(element), behavior: "instant" });
}
