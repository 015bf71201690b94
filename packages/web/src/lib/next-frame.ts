/** Ends once the next frame is drawn; while the page is hidden, not before it is seen again. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
