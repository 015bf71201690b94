import { readFileSync } from "node:fs";
import { getPriority, platform, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import sharp from "sharp";
import { AwsError } from "../lib/aws-error.ts";

/** The answer to a job; `cpuMs` is what the thread computed for it. */
export type Reply<Findings> =
  | { cpuMs: number; findings: Findings }
  | { cpuMs: number; refused: { code: string; message: string } };

/** Answers the jobs of a `ThreadPool` on this thread; any error but an `AwsError` ends it. */
export function serveJobs<Job, Findings>(look: (job: Job) => Promise<Findings>): void {
  // One thread a worker: the pools decide how many cores are used.
  sharp.concurrency(1);
  sharp.cache(false);
  const reply = (message: Reply<Findings>) => parentPort?.postMessage(message);
  parentPort?.on("message", async (job: Job) => {
    const begun = threadMs();
    try {
      const findings = await look(job);
      reply({ cpuMs: threadMs() - begun, findings });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      reply({ cpuMs: threadMs() - begun, refused: { code: error.code, message: error.message } });
    }
  });
}

/**
 * Leaves the cores to other threads that want them, by so many steps of priority: labels make way for everything
 * else, and text and moderation for labels, which on two busy cores took three times as long beside them before.
 * Only Linux has a priority for each thread.
 */
export function stepBack(steps: 5 | 10): void {
  if (platform() === "linux") setPriority(Math.min(19, getPriority() + steps));
}

/** CPU time of this thread in ms where the system tells (Linux), else wall time. */
function threadMs(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
