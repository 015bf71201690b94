import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

const maps = new Map<string, SourceMap | undefined>();

/**
 * Makes stack traces name the source's lines and not the bundle's. A map is read when the first trace is asked
 * for: Node's `--enable-source-maps` reads it at every start, which takes a cold start a fifth longer.
 */
Error.prepareStackTrace = (error, sites) =>
  [String(error), ...sites.map((site) => `    at ${describe(site)}`)].join("\n");

function describe(site: NodeJS.CallSite): string {
  const [file, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()];
  if (!file?.startsWith("file:") || line === null || column === null) return String(site);
  const entry = mapOf(file)?.findEntry(line - 1, column - 1);
  if (!entry || !("originalSource" in entry)) return String(site);
  // The function's name is left out: the bundle's says nothing.
  return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(`${fileURLToPath(file)}.map`));
  return maps.get(file);
}

/** A map that is missing or broken must not hide the error whose trace is asked for. */
function readMap(path: string): SourceMap | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return new SourceMap(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}
