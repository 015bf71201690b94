import { lstat, readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { causeWords } from "./errors.ts";

/** A file as it stands on the disk. */
export interface FoundFile {
  /** Absolute, without symbolic links in it. */
  path: string;
  byteSize: number;
  mtimeMs: number;
}

/** One thing met on the way through a tree. */
export type Found =
  | ({ kind: "file" } & FoundFile)
  /** A hidden file or folder, or one that systems keep for themselves. */
  | { kind: "hidden"; path: string }
  /** A file or folder that was met before by another path. */
  | { kind: "repeated"; path: string }
  /** A device, a socket or a pipe: reading it might never end. */
  | { kind: "special"; path: string }
  | { kind: "unreadable"; path: string; reason: string };

/** What is read of the disk; tests put faults in between. */
export type Disk = Pick<typeof import("node:fs/promises"), "lstat" | "readdir" | "realpath">;

/** Folders that network disks, archives and systems put beside pictures: thumbnails, bins, snapshots. */
const systemFolders = new Set([
  "@eaDir",
  "@Recycle",
  "@Recently-Snapshot",
  "@tmp",
  "#recycle",
  "#snapshot",
  "$RECYCLE.BIN",
  "System Volume Information",
  "__MACOSX",
  "lost+found",
]);

/**
 * Everything below the files and folders named, each thing once by its real path, sorted by name within a folder;
 * what symbolic links lead to comes last, so that a thing keeps its own path. What cannot be read is told and passed.
 */
export function walk(
  roots: readonly string[],
  disk: Disk = { lstat, readdir, realpath },
): AsyncGenerator<Found> {
  return new Walk(disk).from(roots);
}

/** One way through a tree. */
class Walk {
  readonly #disk: Disk;
  /** Real paths that were met. */
  readonly #seen = new Set<string>();
  /** Symbolic links that are yet to be followed. */
  readonly #links: string[] = [];

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  async *from(roots: readonly string[]): AsyncGenerator<Found> {
    for (const root of roots) yield* this.#follow(root);
    for (let link = this.#links.shift(); link !== undefined; link = this.#links.shift()) {
      yield* this.#follow(link);
    }
  }

  async *#follow(path: string): AsyncGenerator<Found> {
    let real: string;
    try {
      real = await this.#disk.realpath(path);
    } catch (error) {
      return yield { kind: "unreadable", path, reason: reasonWords(path, error) };
    }
    yield* this.#visit(real, path);
  }

  async *#visit(path: string, shownAs = path): AsyncGenerator<Found> {
    if (this.#seen.has(path)) return yield { kind: "repeated", path: shownAs };
    this.#seen.add(path);
    try {
      const stats = await this.#disk.lstat(path);
      if (stats.isDirectory()) yield* this.#list(path);
      else if (stats.isFile()) yield { kind: "file", path, byteSize: stats.size, mtimeMs: stats.mtimeMs };
      else yield { kind: "special", path };
    } catch (error) {
      yield { kind: "unreadable", path, reason: reasonWords(path, error) };
    }
  }

  async *#list(folder: string): AsyncGenerator<Found> {
    const entries = await this.#disk.readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith(".") || systemFolders.has(entry.name)) yield { kind: "hidden", path };
      else if (entry.isSymbolicLink()) this.#links.push(path);
      else yield* this.#visit(path);
    }
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "You may not read it.",
  EPERM: "You may not read it.",
  ELOOP: "Its symbolic links go round in a circle.",
  ENOENT: "It is not there, or its symbolic link leads nowhere.",
  EIO: "The disk cannot read it.",
};

/** Why a file or folder cannot be read. */
export function reasonWords(path: string, error: unknown): string {
  if (path.includes("\ufffd")) return "Its name is not UTF-8; rename it.";
  const code = causeWords(error);
  return reasons[code] ?? `It cannot be read (${code}).`;
}
