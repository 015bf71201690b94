import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunningSystem } from "@image-content-search/bench/running-system";
import { addLibrary } from "../../local/test/folders.ts";

/** The whole system with an empty library. */
export interface System {
  url: string;
  /** Ends it and forgets the library. */
  stop: () => Promise<void>;
}

export async function startSystem(): Promise<System> {
  const dataFolder = await mkdtemp(join(tmpdir(), "browser-test-"));
  await addLibrary(dataFolder);
  const system = await RunningSystem.start({ dataFolder });
  return {
    url: system.appUrl,
    async stop() {
      await system.stop();
      await rm(dataFolder, { recursive: true });
    },
  };
}
