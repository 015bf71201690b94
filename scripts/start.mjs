// `npm start`: installs and builds what is needed, then runs the whole system in this process.
import "./setup.mjs";

const { stop } = await import("esbuild");
const { buildPrograms } = await import("./build-programs.mjs");
const { buildWeb } = await import("./build-web.mjs");

await buildPrograms("local");
buildWeb();
stop();
await import("../packages/local/dist/main.program.js");
