// Bundles a package's programs and workers into its dist, one file each; npm's packages stay outside.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** What the package itself depends on is found in its node_modules at run time; all else must be bundled. */
function dependenciesOutside(folder) {
  const { dependencies } = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));
  const names = Object.keys(dependencies).filter((name) => !name.startsWith("@image-content-search/"));
  return names.flatMap((name) => [name, `${name}/*`]);
}

/** Builds every `*.program.ts` and `*.worker.ts` of `packages/{name}`. */
export async function buildPrograms(name) {
  const folder = fileURLToPath(new URL(`../packages/${name}/`, import.meta.url));
  const entryPoints = readdirSync(`${folder}src`, { recursive: true })
    .filter((path) => /(\.worker|\.program)\.ts$/.test(path))
    .map((path) => `${folder}src/${path}`);
  await build({
    entryPoints,
    entryNames: "[name]",
    outdir: `${folder}dist`,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
    external: dependenciesOutside(folder),
  });
}
