// The contract itself, for scripts that compute or draw something of it.
import { build } from "esbuild";
import { root } from "./manifests.mjs";

/** What `packages/core/src/contract` exports: routes, functions, queues and what each may touch. */
export async function readContract() {
  const { outputFiles } = await build({
    entryPoints: [`${root}packages/core/src/contract/index.ts`],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
