const first = 1_000;
const longest = 30_000;

/** How long to leave a connection alone that failed that many times in a row, in ms; `chance` is 0–1. */
export function backOff(failures: number, chance: number): number {
  return Math.min(longest, first * 2 ** (failures - 1)) * (0.75 + chance / 2);
}

/** Resolves after the back-off, or as soon as the machine says that it is online again. */
export function recover(failures: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, backOff(failures, Math.random()));
    addEventListener("online", done);
  });
}
