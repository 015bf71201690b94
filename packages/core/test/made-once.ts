import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import manifest from "../package.json" with { type: "json" };

/**
 * A file or folder that is made once on each machine for these migrations and this embedded database: `make` fills a
 * path of its own, and of several processes at once one is taken.
 */
export async function madeOnce(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(tmpdir(), `ics-${name}-${fingerprint()}-${process.getuid?.() ?? 0}`);
  if (existsSync(path)) return path;
  const own = `${path}-${process.pid}`;
  await make(own);
  try {
    renameSync(own, path);
  } catch {
    // Another process was quicker.
    rmSync(own, { recursive: true });
  }
  return path;
}

function fingerprint(): string {
  const hash = createHash("sha256").update(manifest.devDependencies["@electric-sql/pglite"]);
  const folder = join(import.meta.dirname, "../migrations");
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 16);
}
