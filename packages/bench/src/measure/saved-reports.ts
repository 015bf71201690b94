import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import type { Report } from "../report.ts";

/** What a bench has reported, when, and on what machine. */
export interface SavedReport extends Report {
  /** Day of the run, as 2026-01-31. */
  day: string;
  machine: string;
}

/** The folder of documents. */
export const documents = join(repositoryRoot(), "docs");
const folder = join(documents, "measurements");

/** Keeps the report beside the document that is made of it. */
export function saveReport(report: Report): void {
  const saved: SavedReport = { ...report, day: new Date().toISOString().slice(0, 10), machine: machine() };
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(report.name), `${JSON.stringify(saved, null, 1)}\n`);
}

/** The bench's latest report; undefined while there is none. */
export function findReport(name: string): SavedReport | undefined {
  const file = fileOf(name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

function fileOf(name: string): string {
  return join(folder, `${name}.json`);
}

function machine(): string {
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  const processor = cpus()[0]?.model.trim() || process.arch;
  return `${availableParallelism()} cores of ${processor}, ${gibibytes} GiB, ${process.platform}, Node ${process.versions.node}`;
}

/** The repository's root, from this source as from its build. */
function repositoryRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "pnpm-workspace.yaml"))) folder = dirname(folder);
  return folder;
}
