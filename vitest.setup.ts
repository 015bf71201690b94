import { buildLocal } from "./scripts/build-local.mjs";

/** Threads and child processes start from built files, so they are built before any test. */
export const setup = buildLocal;
