import { findChromium } from "@image-content-search/bench/browser";
import type { TestProject } from "vitest/node";
import { startSystem } from "./system.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the system runs that files share, each with a user of its own. */
    sharedSystemUrl: string;
    /** The file of what it prints. */
    sharedSystemLog: string;
  }
}

/** Starts the system that files share; it ends with the last of them. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (findChromium() === undefined) return undefined;
  const { url, log, stop } = await startSystem();
  project.provide("sharedSystemUrl", url);
  project.provide("sharedSystemLog", log);
  return stop;
}
