import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The root folder of `packages/local`, from its source as from its build. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/** Path of a built program or worker, such as `labels.worker.js`: what threads and child processes start from. */
export function builtFile(name: string): string {
  return join(packageRoot(), "dist", name);
}
