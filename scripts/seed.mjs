// `npm run seed -- [options] [FOLDER]`: puts pictures into a running stage, or into the laptop's library.
import "./setup.mjs";

const { stop } = await import("esbuild");
const { buildPrograms } = await import("./build-programs.mjs");

await buildPrograms("cli");
stop();
await import("../packages/cli/dist/seed.program.js");
