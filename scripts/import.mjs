// `npm run import -- [options] FOLDER …`: puts the pictures below folders into a running stage or laptop.
import "./setup.mjs";

const { stop } = await import("esbuild");
const { buildPrograms } = await import("./build-programs.mjs");

await buildPrograms("cli");
stop();
await import("../packages/cli/dist/import.program.js");
