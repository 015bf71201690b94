// `npm run reindex -- [--stage NAME]`: has every image indexed again from the raw answers that are kept.
import "./setup.mjs";

const { runProgram } = await import("./run-program.mjs");

await runProgram("cli", "reindex");
