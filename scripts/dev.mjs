// `npm run dev`: the whole system with functions rebuilt on save, and the SPA by Vite with hot reload.
import "./setup.mjs";
import { fileURLToPath } from "node:url";

const { buildLocal } = await import("./build-local.mjs");
const { buildWeb } = await import("./build-web.mjs");
const { forgetBuild } = await import("./when-changed.mjs");

await buildLocal();
await buildWeb();
forgetBuild("packages/functions/dist");
process.argv.push("--watch");
await import("../packages/local/dist/main.program.js");

process.env.APP_ORIGIN = `http://localhost:${process.env.PORT || 3000}`;
const { createServer } = await import("../packages/web/node_modules/vite/dist/node/index.js");
const vite = await createServer({ root: fileURLToPath(new URL("../packages/web", import.meta.url)) });
await vite.listen();
vite.printUrls();
