import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { onTestFinished } from "vitest";

/** A program that a test started. */
export interface Launched {
  child: ChildProcessByStdio<null, Readable, Readable>;
  /** What it has said so far. */
  said: { output: string; errors: string };
  /** Its exit code and all that it said, once it has ended. */
  end: Promise<{ code: number | null; output: string; errors: string }>;
}

/** Starts a built program with these arguments and nothing else in its environment; killed when the test has finished. */
export function launch(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Launched {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { output: "", errors: "" };
  child.stdout.on("data", (chunk) => {
    said.output += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    said.errors += String(chunk);
  });
  const end = once(child, "close").then(([code]) => ({ code, ...said }));
  return { child, said, end };
}
