// Builds what the system on a laptop consists of, when its sources have changed since the last time.
import { buildPrograms } from "./build-programs.mjs";
import { whenChanged } from "./when-changed.mjs";

const sources = [
  "packages/local/src",
  "packages/local/package.json",
  "packages/core/src",
  "packages/core/migrations",
];

/** Leaves the programs and workers of packages/local in its dist, and every function as it is deployed in its own. */
export async function buildLocal() {
  await whenChanged("packages/local/dist", sources, () => buildPrograms("local"));
  await whenChanged("packages/functions/dist", [...sources, "packages/functions/src"], bundleFunctions);
}

async function bundleFunctions() {
  await import("../packages/local/dist/bundle-functions.program.js");
}
