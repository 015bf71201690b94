import type { TestProject } from "vitest/node";
import { buildPrograms } from "./scripts/build-programs.mjs";
import { buildWeb } from "./scripts/build-web.mjs";

/** Threads, child processes and the browser start from built files, so they are built before any test. */
export async function setup({ name }: TestProject): Promise<void> {
  await buildPrograms("local");
  await buildPrograms("cli");
  if (name === "browser") buildWeb();
}
