// `npm run verify-counts -- [--stage NAME]`: compares what searches count by with the rows of images.
import "./setup.mjs";

const { stop } = await import("esbuild");
const { buildPrograms } = await import("./build-programs.mjs");

await buildPrograms("cli");
stop();
await import("../packages/cli/dist/verify-counts.program.js");
