import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { AwsError } from "../lib/aws-error.ts";
import { builtFile } from "../lib/built.ts";
import { logError } from "../lib/log.ts";
import type { DetectorJob, DetectorReply, Findings } from "./detector.worker.ts";

/** How the detector runs. */
export interface DetectorOptions {
  /** Threads; one a core less one, which stays for everything else, unless given. Each takes some 150 MB. */
  workers?: number;
  /** Starts a thread; tests take hold of it here. */
  start?: () => Worker;
}

/** What the detector has done so far; times in ms. */
export interface DetectorUsage {
  calls: number;
  /** CPU time of the detector's own threads. */
  cpuMs: number;
  /** Time from taking a picture up to its answer. */
  wallMs: number;
}

interface Task {
  job: DetectorJob;
  resolve: (findings: Findings) => void;
  reject: (error: Error) => void;
}

/** Finds objects in pictures on a pool of threads, each with the model loaded once. */
export class Detector {
  readonly #size: number;
  readonly #start: () => Worker;
  readonly #waiting: Task[] = [];
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #usage: DetectorUsage = { calls: 0, cpuMs: 0, wallMs: 0 };

  constructor(options: DetectorOptions = {}) {
    this.#size = options.workers ?? Math.max(1, availableParallelism() - 1);
    this.#start = options.start ?? (() => new Worker(builtFile("detector.worker.js")));
  }

  /** Starts the threads, so that the first picture need not wait for the model. */
  warm(): void {
    while (this.#all.size < this.#size) this.#idle.push(this.#grow());
  }

  /**
   * What is in a PNG or JPEG.
   * @throws AwsError what Rekognition refuses a picture with, or `InternalServerError` when the thread died on it
   */
  detect(job: DetectorJob): Promise<Findings> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      this.#next();
    });
  }

  usage(): DetectorUsage {
    return { ...this.#usage };
  }

  async close(): Promise<void> {
    for (const { reject } of this.#waiting.splice(0)) reject(new Error("The detector is closed."));
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#all.size < this.#size ? this.#grow() : undefined);
    const task = worker && this.#waiting.shift();
    if (task) this.#give(worker, task);
  }

  #give(worker: Worker, task: Task): void {
    const begun = performance.now();
    const gone = () => {
      task.reject(new AwsError("InternalServerError", "The detector failed on the image.", 500));
    };
    worker.once("exit", gone);
    worker.once("message", (reply: DetectorReply) => {
      worker.off("exit", gone);
      this.#usage.calls += 1;
      this.#usage.cpuMs += reply.cpuMs;
      this.#usage.wallMs += performance.now() - begun;
      this.#idle.push(worker);
      if ("findings" in reply) task.resolve(reply.findings);
      else task.reject(new AwsError(reply.refused.code, reply.refused.message));
      this.#next();
    });
    worker.postMessage(task.job);
  }

  #grow(): Worker {
    const worker = this.#start();
    worker.unref();
    this.#all.add(worker);
    worker.on("error", (error) => logError("rekognition", "a detector thread died", error));
    worker.once("exit", () => {
      this.#all.delete(worker);
      const index = this.#idle.indexOf(worker);
      if (index >= 0) this.#idle.splice(index, 1);
      this.#next();
    });
    return worker;
  }
}
