import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { madeOnce } from "../../core/test/made-once.ts";

/** A folder with an empty embedded database. */
export async function newPgliteFolder(): Promise<string> {
  const template = await madeOnce("pglite", async (path) => {
    const { PgliteEngine } = await import("../src/rds-data/pglite-engine.ts");
    await (await PgliteEngine.open(path)).close();
  });
  const folder = await mkdtemp(join(tmpdir(), "ics-pglite-"));
  await cp(template, folder, { recursive: true });
  return folder;
}

/** Gives a data folder that has none yet an embedded database of the newest version. */
export async function addLibrary(dataFolder: string): Promise<void> {
  const template = await madeOnce("library", async (path) => {
    const { makeCatalogFolder } = await import("../../core/test/database.ts");
    await makeCatalogFolder(path);
  });
  await cp(template, join(dataFolder, "database"), { recursive: true });
}
