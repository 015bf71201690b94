import { appendFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunningSystem } from "@image-content-search/bench/running-system";
import { addLibrary } from "../../local/test/folders.ts";

/** The whole system with an empty library. */
export interface System {
  url: string;
  /** The file of what it prints. */
  log: string;
  /** Ends it and forgets the library. */
  stop: () => Promise<void>;
}

export async function startSystem(): Promise<System> {
  const dataFolder = await mkdtemp(join(tmpdir(), "browser-test-"));
  await addLibrary(dataFolder);
  const log = join(dataFolder, "system.log");
  const system = await RunningSystem.start({
    dataFolder,
    onLine: (line) => appendFileSync(log, `${line}\n`),
  });
  return {
    url: system.appUrl,
    log,
    async stop() {
      await system.stop();
      await rm(dataFolder, { recursive: true });
    },
  };
}
