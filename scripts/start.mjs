// `npm start`: installs and builds what is needed, then runs the whole system in this process.
import "./setup.mjs";

const { stop } = await import("esbuild");
const { buildLocal } = await import("./build-local.mjs");
const { buildWeb } = await import("./build-web.mjs");

await buildLocal();
await buildWeb();
stop();
await import("../packages/local/dist/main.program.js");
