import { createInterface } from "node:readline/promises";
import { emptyDataFolder, takeDataFolder } from "./app/data-folder.ts";
import { readOptions, StartError } from "./app/options.ts";
import { panel } from "./app/panel.ts";
import { startSystem } from "./app/system.ts";
import { logError, logLine, logText } from "./lib/log.ts";
import { PortInUseError } from "./lib/service.ts";

process.env.TZ = "UTC";

async function main(): Promise<void> {
  const { reset, yes, ...options } = readOptions(process.env, process.argv.slice(2), process.cwd());
  const lock = takeDataFolder(options.dataFolder);
  process.once("exit", lock.release);
  if (reset) await emptyAfterAsking(options.dataFolder, yes);
  const system = await startSystem({
    ...options,
    onMail: ({ to, subject, code }) => logLine("cognito", `mail to ${to}: ${subject} ${code}`),
  });
  logText(panel(system.info, options.dataFolder, process.uptime() * 1000));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void system.close().finally(() => process.exit(0));
    });
  }
}

async function emptyAfterAsking(folder: string, yes: boolean): Promise<void> {
  if (!yes) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(`Delete everything in ${folder}? Type "yes": `);
    terminal.close();
    if (answer.trim().toLowerCase() !== "yes") throw new StartError("Nothing was deleted.");
  }
  emptyDataFolder(folder);
}

function explain(error: unknown): string {
  if (error instanceof StartError) return error.message;
  if (error instanceof PortInUseError) {
    return `${error.message} Stop what listens there, or set PORT or AWS_PORT to another one.`;
  }
  logError("app", "The system could not start.", error);
  return "The system could not start; what went wrong stands above.";
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${explain(error)}\n`);
  process.exit(1);
});
