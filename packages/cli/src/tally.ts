import type { Result } from "./send-file.ts";
import type { Found, FoundFile } from "./walk.ts";

/** A file that could not be imported, and why in words. */
export interface Failure {
  path: string;
  reason: string;
}

/** What a run has found and done so far. */
export interface Tally {
  /** Files found, and their bytes. */
  found: number;
  foundBytes: number;
  hidden: number;
  repeated: string[];
  /** Files that are dealt with, and their bytes. */
  done: number;
  doneBytes: number;
  sent: number;
  sentBytes: number;
  skipped: number;
  notPictures: number;
  /** Files that were left because the run ended early; known at its end. */
  notTried: number;
  duplicates: string[];
  inTrash: string[];
  refused: Failure[];
  unreadable: Failure[];
  failed: Failure[];
  /** Files and bytes by content type, of what a dry run would send. */
  wouldSend: Map<string, { files: number; bytes: number }>;
  indexed: number;
  notIndexed: Failure[];
  /** Images whose end is still to come. */
  pending: number;
}

/** A tally of nothing yet. */
export function newTally(): Tally {
  return {
    found: 0,
    foundBytes: 0,
    hidden: 0,
    repeated: [],
    done: 0,
    doneBytes: 0,
    sent: 0,
    sentBytes: 0,
    skipped: 0,
    notPictures: 0,
    notTried: 0,
    duplicates: [],
    inTrash: [],
    refused: [],
    unreadable: [],
    failed: [],
    wouldSend: new Map(),
    indexed: 0,
    notIndexed: [],
    pending: 0,
  };
}

/** Counts what the walk met. A pipe or a device is no picture. */
export function countFound(tally: Tally, found: Found): void {
  switch (found.kind) {
    case "file":
      tally.found++;
      tally.foundBytes += found.byteSize;
      return;
    case "hidden":
      tally.hidden++;
      return;
    case "special":
      tally.found++;
      tally.done++;
      tally.notPictures++;
      return;
    case "repeated":
      tally.repeated.push(found.path);
      return;
    case "unreadable":
      tally.unreadable.push({ path: found.path, reason: found.reason });
  }
}

/** Counts what became of a file. */
export function countResult(tally: Tally, { path, byteSize }: FoundFile, result: Result): void {
  if (result.kind === "not-tried") return;
  tally.done++;
  tally.doneBytes += byteSize;
  switch (result.kind) {
    case "sent":
      tally.sent++;
      tally.sentBytes += byteSize;
      return;
    case "skipped":
      tally.skipped++;
      return;
    case "not-picture":
      tally.notPictures++;
      return;
    case "duplicate":
      tally.duplicates.push(path);
      return;
    case "in-trash":
      tally.inTrash.push(path);
      return;
    case "would-send":
      addType(tally, result.contentType, byteSize);
      return;
    default:
      tally[result.kind].push({ path, reason: result.reason });
  }
}

function addType({ wouldSend }: Tally, contentType: string, byteSize: number): void {
  const { files, bytes } = wouldSend.get(contentType) ?? { files: 0, bytes: 0 };
  wouldSend.set(contentType, { files: files + 1, bytes: bytes + byteSize });
}

/** Everything that did not go well, each with its reason. */
export function allFailures({ refused, unreadable, failed, notIndexed }: Tally): Failure[] {
  return [...failed, ...notIndexed, ...refused, ...unreadable];
}
