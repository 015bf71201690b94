export interface OnceAFrame {
  /** Asks for it; asking again before it was done changes nothing. */
  ask: () => void;
  cancel: () => void;
}

/** Does something in the next frame, however often that is asked for before. */
export function onceAFrame(act: () => void): OnceAFrame {
  let frame = 0;
  const run = () => {
    frame = 0;
    act();
  };
  return {
    ask: () => {
      frame ||= requestAnimationFrame(run);
    },
    cancel: () => cancelAnimationFrame(frame),
  };
}
