// `npm run bench -- NAME [--json] [options]`, `npm run chaos`, `npm run screenshots`: builds what is needed, then measures.
import "./setup.mjs";

const { stop } = await import("esbuild");
const { buildLocal } = await import("./build-local.mjs");
const { buildPrograms } = await import("./build-programs.mjs");
const { buildWeb } = await import("./build-web.mjs");

await buildLocal();
await buildPrograms("bench");
await buildWeb();
stop();
const [name = "", ...options] = process.argv.slice(2);
const known = ["measure", "bundles", "search", "ingest", "cold-start", "chaos", "screenshots", "web"];
if (!known.includes(name)) {
  console.error(`There is no bench "${name}". There are: ${known.join(", ")}.`);
  process.exit(1);
}
process.argv.splice(2, Infinity, ...options);
await import(`../packages/bench/dist/${name}.program.js`);
