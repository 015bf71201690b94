// Bundles a package's programs and workers into its dist, one file each; npm's packages stay outside.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Our own packages are TypeScript source and must be bundled; npm's are found in node_modules at run time. */
const npmOutside = {
  name: "npm-outside",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" || path.startsWith("@image-content-search/")
        ? undefined
        : { path, external: true },
    );
  },
};

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
    plugins: [npmOutside],
  });
}
