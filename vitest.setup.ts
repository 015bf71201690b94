import { buildCli } from "./scripts/build-cli.mjs";
import { buildLocal } from "./scripts/build-local.mjs";
import { buildWeb } from "./scripts/build-web.mjs";

/** Threads, child processes, functions and the browser start from built files, so they are built before any test. */
export async function setup(): Promise<void> {
  await buildLocal();
  await buildCli();
  await buildWeb();
}
