import { CommandError } from "./errors.ts";

/** Runs a program: its answer is the exit code; what its user did wrong is one sentence and exit code 2. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
  // Connections that are kept alive must not keep the program.
  process.stdout.write("", () => process.exit());
}
