import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { madeOnce } from "../../core/test/made-once.ts";

/** A folder with an empty embedded database. */
export async function newPgliteFolder(): Promise<string> {
  return copy(
    await madeOnce("pglite", async (path) => {
      const { PgliteEngine } = await import("../src/rds-data/pglite-engine.ts");
      await (await PgliteEngine.open(path)).close();
    }),
  );
}

/** A folder with an embedded database of the newest version. */
export async function newLibraryFolder(): Promise<string> {
  return copy(
    await madeOnce("library", async (path) => {
      const { makeCatalogFolder } = await import("../../core/test/database.ts");
      await makeCatalogFolder(path);
    }),
  );
}

async function copy(template: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ics-pglite-"));
  await cp(template, folder, { recursive: true });
  return folder;
}
