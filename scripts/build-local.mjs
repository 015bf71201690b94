// Bundles packages/local's programs and workers into packages/local/dist, one file each; npm's packages stay outside.
import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const local = fileURLToPath(new URL("../packages/local/", import.meta.url));

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

export async function buildLocal() {
  const entryPoints = readdirSync(`${local}src`, { recursive: true })
    .filter((path) => /(\.worker|\.program)\.ts$/.test(path))
    .map((path) => `${local}src/${path}`);
  await build({
    entryPoints,
    entryNames: "[name]",
    outdir: `${local}dist`,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
    plugins: [npmOutside],
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await buildLocal();
