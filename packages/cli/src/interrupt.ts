/** Ms within which a second signal is the first one's echo: npm hands a terminal's Ctrl-C on, which Node had too. */
const echoMs = 300;

/** Calls `once` at the first interrupt and `twice` at each further one. */
export function onInterrupt(once: () => void, twice: () => void, now: () => number = Date.now): () => void {
  let first: number | undefined;
  return () => {
    if (first === undefined) {
      first = now();
      once();
    } else if (now() - first > echoMs) twice();
  };
}
