import { buildPrograms } from "./scripts/build-programs.mjs";

/** Threads and child processes start from built files, so they are built before any test. */
export function setup(): Promise<void> {
  return buildPrograms("local");
}
