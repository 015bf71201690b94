import { cp, lstat, readFile, realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

interface Manifest {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/**
 * Copies packages that are not bundled, and all that they need on Lambda, beside a function's bundle; from
 * what is installed, so that no build asks the network.
 * @throws when a package, or its build for Lambda's platform, is not installed
 */
export async function copyExternals(
  names: readonly string[],
  handler: string,
  folder: string,
  architecture: "arm64" | "x64",
): Promise<void> {
  const target = join(folder, "node_modules");
  // Under `sst dev` it is a link to the packages of the workspace, which has them already.
  if (names.length === 0 || (await isLink(target))) return;
  const copied = new Set<string>();

  async function copyPackage(name: string, from: string): Promise<void> {
    if (copied.has(name)) return;
    copied.add(name);
    const source = await findPackage(name, from);
    await cp(source, join(target, name), { recursive: true, filter: (path) => !isNested(source, path) });
    const manifest: Manifest = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
    const native = Object.keys(manifest.optionalDependencies ?? {}).filter((dependency) =>
      dependency.endsWith(`-linux-${architecture}`),
    );
    for (const dependency of [...Object.keys(manifest.dependencies ?? {}), ...native]) {
      await copyPackage(dependency, source);
    }
  }

  for (const name of names) await copyPackage(name, resolve(dirname(handler)));
}

async function findPackage(name: string, from: string): Promise<string> {
  for (const folder of createRequire(join(from, "package.json")).resolve.paths(name) ?? []) {
    const found = await realpath(join(folder, name)).catch(() => undefined);
    if (found) return found;
  }
  throw new Error(`The package ${name} is not installed; functions that need it cannot be bundled.`);
}

function isNested(source: string, path: string): boolean {
  return path.slice(source.length).includes("node_modules");
}

async function isLink(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isSymbolicLink() ?? false;
}
