import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunningSystem, type SystemOptions } from "./running-system.ts";

/** Starts a system on a new folder, which others may use beside its data; both are gone once `use` has ended. */
export async function withSystem(
  use: (system: RunningSystem, folder: string) => Promise<void>,
  options: Omit<SystemOptions, "dataFolder"> = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const system = await RunningSystem.start({ dataFolder: join(folder, "data"), ...options });
    try {
      await use(system, folder);
    } finally {
      await system.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
