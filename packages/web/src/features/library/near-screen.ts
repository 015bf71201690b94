/** Part of the canvas, in pixels from its top. */
export interface Stretch {
  from: number;
  to: number;
}

/** What is made ready beyond each edge of the screen, and how much of it at once: about a row. */
const margin = 960;
const step = 120;

/** The screen in coarse steps, so that not every pixel that is scrolled changes it. */
export function coarse({ from, to }: Stretch): Stretch {
  return { from: Math.floor(from / step) * step, to: Math.ceil(to / step) * step };
}

/** The upper half of what is seen: as much of a screen that is made from nothing as one frame has time for. */
export function upperHalf({ from, to }: Stretch): Stretch {
  return { from, to: from + Math.ceil((to - from) / 2) };
}

/**
 * What is to be ready next: at least the screen, and of what is laid out near it a step more on each side than before,
 * so that no frame has to make more than a row or two; nothing changes once all of it is.
 */
export function nextReady(before: Stretch | undefined, screen: Stretch, laid: Stretch): Stretch {
  const seen = coarse(screen);
  if (!before || before.to < seen.from || before.from > seen.to || isUpperPart(before, seen)) return seen;
  const near = { from: Math.max(laid.from, seen.from - margin), to: Math.min(laid.to, seen.to + margin) };
  return {
    from: Math.min(seen.from, towards(before.from, near.from)),
    to: Math.max(seen.to, towards(before.to, near.to)),
  };
}

function isUpperPart(part: Stretch, whole: Stretch): boolean {
  return part.from === whole.from && part.to < whole.to;
}

/** Who scrolls fast gets larger steps. */
function towards(edge: number, goal: number): number {
  const distance = Math.abs(goal - edge);
  const pace = Math.max(step, Math.floor(distance / 4 / step) * step);
  return edge + Math.sign(goal - edge) * Math.min(distance, pace);
}
