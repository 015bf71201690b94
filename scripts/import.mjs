// `npm run import -- [options] FOLDER …`: puts the pictures below folders into a running stage or laptop.
import "./setup.mjs";

const { runProgram } = await import("./run-program.mjs");

await runProgram("cli", "import");
