import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** SHA-256 in hex of a folder's files, by name and content; tests do not count. */
export function contentHash(folder: string): string {
  const hash = createHash("sha256");
  const names = readdirSync(folder).filter((name) => !name.endsWith(".test.ts"));
  for (const name of names.sort()) {
    hash
      .update(name)
      .update("\0")
      .update(readFileSync(join(folder, name)))
      .update("\0");
  }
  return hash.digest("hex");
}
