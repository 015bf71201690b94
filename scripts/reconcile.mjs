// `npm run reconcile -- [--stage NAME]`: compares bucket and catalog, and lists orphans on either side.
import "./setup.mjs";

const { runProgram } = await import("./run-program.mjs");

await runProgram("cli", "reconcile");
