// `npm run reindex -- [--stage NAME]`: has every image indexed again from the raw answers that are kept.
import "./setup.mjs";

const { stop } = await import("esbuild");
const { buildPrograms } = await import("./build-programs.mjs");

await buildPrograms("cli");
stop();
await import("../packages/cli/dist/reindex.program.js");
