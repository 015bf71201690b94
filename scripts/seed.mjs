// `npm run seed -- [options] [FOLDER]`: puts pictures into a running stage, or into the laptop's library.
import "./setup.mjs";

const { runProgram } = await import("./run-program.mjs");

await runProgram("cli", "seed");
