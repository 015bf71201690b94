import { Worker } from "node:worker_threads";
import { AwsError } from "../lib/aws-error.ts";
import { builtFile } from "../lib/built.ts";
import { logError } from "../lib/log.ts";
import type { Reply } from "./thread.ts";

/** How a model's threads run. */
export interface ThreadPoolOptions {
  /** The built file that they run, such as `labels.worker.js`; it serves with `serveJobs`. */
  file: string;
  /** At most so many at once. */
  size: number;
  /** So many stay when there is no work; the others are ended, which frees their memory. */
  keep: number;
  /** After so many ms without work; a minute unless given. */
  idleMs?: number;
  /** Starts a thread; tests take hold of it here. */
  start?: () => Worker;
}

/** What a model has done so far; times in ms. */
export interface Usage {
  calls: number;
  /** CPU time of the model's own threads; decoding, which libvips does on threads of its own, is not in it. */
  cpuMs: number;
  /** Time from taking a picture up to its answer. */
  wallMs: number;
}

/**
 * A thread's JavaScript heap, in MB. It holds less than 32, the model and the pictures lie outside; without a limit it
 * grows by 40 MB before it is swept, for no gain in speed.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 128 };

interface Task<Job, Findings> {
  job: Job;
  resolve: (findings: Findings) => void;
  reject: (error: Error) => void;
}

/** Runs a model on threads of its own, each of which loads it once. They start with the first job, or by `warm`. */
export class ThreadPool<Job, Findings> {
  readonly #options: ThreadPoolOptions;
  readonly #waiting: Task<Job, Findings>[] = [];
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #usage: Usage = { calls: 0, cpuMs: 0, wallMs: 0 };
  #rest: NodeJS.Timeout | undefined;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
  }

  /** Starts the threads that stay, so that the first picture need not wait for the model. */
  warm(): void {
    while (this.#all.size < this.#options.keep) this.#idle.push(this.#grow());
  }

  /**
   * What the model finds; jobs wait for their turn.
   * @throws AwsError what Rekognition refuses a picture with, or `InternalServerError` when the thread died on it
   */
  run(job: Job): Promise<Findings> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      this.#next();
    });
  }

  usage(): Usage {
    return { ...this.#usage };
  }

  async close(): Promise<void> {
    clearTimeout(this.#rest);
    for (const { reject } of this.#waiting.splice(0)) reject(new Error("The detector is closed."));
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#mayGrow() ? this.#grow() : undefined);
    const task = worker && this.#waiting.shift();
    if (task) this.#give(worker, task);
  }

  /** Another thread is worth its start when more than the next job waits for one. */
  #mayGrow(): boolean {
    const { size, keep } = this.#options;
    return this.#all.size < (this.#waiting.length > 1 ? size : Math.max(keep, 1));
  }

  #give(worker: Worker, task: Task<Job, Findings>): void {
    clearTimeout(this.#rest);
    const begun = performance.now();
    const gone = () => {
      task.reject(new AwsError("InternalServerError", "The detector failed on the image.", 500));
    };
    worker.once("exit", gone);
    worker.once("message", (reply: Reply<Findings>) => {
      worker.off("exit", gone);
      this.#usage.calls += 1;
      this.#usage.cpuMs += reply.cpuMs;
      this.#usage.wallMs += performance.now() - begun;
      this.#idle.push(worker);
      if ("findings" in reply) task.resolve(reply.findings);
      else task.reject(new AwsError(reply.refused.code, reply.refused.message));
      this.#restLater();
      this.#next();
    });
    worker.postMessage(task.job);
  }

  /** Ends the idle threads but those that stay, when none gets work in time. */
  #restLater(): void {
    const { keep, idleMs = 60_000 } = this.#options;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      for (const worker of this.#idle.splice(keep)) void worker.terminate();
    }, idleMs).unref();
  }

  #grow(): Worker {
    const { file, start = () => new Worker(builtFile(file), { resourceLimits }) } = this.#options;
    const worker = start();
    worker.unref();
    this.#all.add(worker);
    worker.on("error", (error) => logError("rekognition", `a thread of ${file} died`, error));
    worker.once("exit", () => {
      this.#all.delete(worker);
      const index = this.#idle.indexOf(worker);
      if (index >= 0) this.#idle.splice(index, 1);
      this.#next();
    });
    return worker;
  }
}
