// `npm run verify-counts -- [--stage NAME]`: compares what searches count by with the rows of images.
import "./setup.mjs";

const { runProgram } = await import("./run-program.mjs");

await runProgram("cli", "verify-counts");
