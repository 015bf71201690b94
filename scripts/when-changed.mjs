// Builds again only what has changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./manifests.mjs";

/**
 * Runs `build` unless its output in the folder `dist` was made of the same sources: files and folders below the
 * repository's root, and the lockfile. A build that fails leaves no mark, and is tried again.
 */
export async function whenChanged(dist, sources, build) {
  const stamp = join(root, dist, ".sources");
  const hash = hashOf([...sources, "scripts", "pnpm-lock.yaml"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

function hashOf(sources) {
  const hash = createHash("sha256");
  for (const path of sources.flatMap(filesOf)) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

function filesOf(path) {
  const at = join(root, path);
  if (!existsSync(at)) return [];
  if (statSync(at).isFile()) return [path];
  return readdirSync(at).flatMap((name) => filesOf(join(path, name)));
}

/** Has the next build happen whatever the sources are, for what watches them from now on. */
export function forgetBuild(dist) {
  rmSync(join(root, dist, ".sources"), { force: true });
}
