// Builds the commands for people at a running site, when their sources have changed since the last time.
import { buildPrograms } from "./build-programs.mjs";
import { whenChanged } from "./when-changed.mjs";

/** Leaves the programs of packages/cli in its dist. */
export async function buildCli() {
  const sources = [
    "packages/cli/src",
    "packages/cli/package.json",
    "packages/core/src",
    "packages/drawings/src",
  ];
  await whenChanged("packages/cli/dist", sources, () => buildPrograms("cli"));
}
