import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { printReport, type Row, told } from "./report.ts";

const packages = join(import.meta.dirname, "../..");
const web = join(packages, "web");

/** What this reads of a file that Vite has built. */
interface Chunk {
  type: "chunk" | "asset";
  fileName: string;
  code?: string;
  isEntry?: boolean;
  imports?: string[];
  modules?: Record<string, { renderedLength: number }>;
}

async function main(): Promise<void> {
  printReport({ name: "bundles", params: {}, rows: [...(await webRows()), ...functionRows()] });
}

/** kB by gzip of what the first load needs, by the package it comes from, and of what is loaded later. */
async function webRows(): Promise<Row[]> {
  const { build } = await import(createRequire(join(web, "package.json")).resolve("vite"));
  process.env.NODE_ENV = "production";
  const built = await build({ root: web, logLevel: "silent", build: { write: false } });
  const chunks: Chunk[] = [built].flat().flatMap(({ output }) => output);
  const scripts = chunks.filter(({ type }) => type === "chunk");
  const first = firstOf(scripts);
  const parts = new Map<string, number>();
  for (const chunk of first) addParts(chunk, parts);
  const later = scripts.filter((chunk) => !first.includes(chunk)).map(compressed);
  return [
    ...[...parts]
      .sort(([, a], [, b]) => b - a)
      .map(([part, size]) => told(`first load: ${part}`, "kB gzip", size)),
    told("later: all other screens", "kB gzip", sum(later)),
    told("later: the largest of them", "kB gzip", Math.max(...later)),
  ];
}

/** The entry and what it imports, in turn. */
function firstOf(chunks: readonly Chunk[]): Chunk[] {
  const wanted = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports = [] } of wanted) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) wanted.add(chunk);
  }
  return [...wanted];
}

/** Shares a file's size out among packages, by how long their code was before it was made small. */
function addParts(chunk: Chunk, parts: Map<string, number>): void {
  const modules = Object.entries(chunk.modules ?? {});
  const length = sum(modules.map(([, { renderedLength }]) => renderedLength));
  for (const [path, { renderedLength }] of modules) {
    const part = partOf(path);
    parts.set(part, (parts.get(part) ?? 0) + (compressed(chunk) * renderedLength) / length);
  }
}

/** The npm package, with the families of large ones together, or the part of this repository. */
function partOf(path: string): string {
  const npm = path.split("/node_modules/").at(-1);
  if (path.includes("/node_modules/") && npm) {
    const [scope = "", name] = npm.split("/");
    if (/^@?aws|^@smithy/.test(scope)) return "Amplify";
    if (/^react|^scheduler/.test(scope)) return "React";
    return scope.startsWith("@") ? `${scope}/${name}` : scope;
  }
  const own = /packages\/(\w+)\/src\/(\w+)/.exec(path);
  return own ? `${own[1]}/${own[2]}` : "the bundler's own";
}

/** kB of each function as it is deployed, without its sourcemap. */
function functionRows(): Row[] {
  const folder = join(packages, "functions/dist");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".mjs"),
  );
  return files
    .sort()
    .map((path) =>
      told(`function ${path.replace(".mjs", "")}`, "kB", readFileSync(join(folder, path)).length / 1_000),
    );
}

function compressed({ code = "" }: Chunk): number {
  return gzipSync(code, { level: 9 }).length / 1_000;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

await main();
