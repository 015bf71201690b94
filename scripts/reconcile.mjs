// `npm run reconcile -- [--stage NAME]`: compares bucket and catalog, and lists orphans on either side.
import "./setup.mjs";

const { stop } = await import("esbuild");
const { buildPrograms } = await import("./build-programs.mjs");

await buildPrograms("cli");
stop();
await import("../packages/cli/dist/reconcile.program.js");
