// `npm run import`, `seed`, `reconcile`, `reindex` and `verify-counts`: builds the command that is named, and runs it.
import "./setup.mjs";

const { stop } = await import("esbuild");
const { buildCli } = await import("./build-cli.mjs");

await buildCli();
stop();
const [name] = process.argv.splice(2, 1);
await import(`../packages/cli/dist/${name}.program.js`);
