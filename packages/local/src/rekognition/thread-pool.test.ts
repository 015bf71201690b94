import { Worker } from "node:worker_threads";
import { drawScene } from "@image-content-search/drawings";
import { expect, onTestFinished, test } from "vitest";
import { builtFile } from "../lib/built.ts";
import type { LabelFindings, LabelJob } from "./labels/labels.worker.ts";
import { ThreadPool, type ThreadPoolOptions } from "./thread-pool.ts";

const file = "labels.worker.js";

/** A pool of one thread, and the threads that it has started. */
function newPool(options: Partial<ThreadPoolOptions> = {}) {
  const started: Worker[] = [];
  const start = () => {
    const worker = new Worker(builtFile(file));
    started.push(worker);
    return worker;
  };
  const pool = new ThreadPool<LabelJob, LabelFindings>({ file, size: 1, keep: 0, start, ...options });
  onTestFinished(() => pool.close());
  return { pool, started };
}

async function newJob(): Promise<LabelJob> {
  const objects = [{ icon: "airplane", left: 230, top: 150, size: 340 }];
  return { bytes: await drawScene(objects, { width: 800, height: 600 }), properties: false };
}

test("fails the image that a thread dies on, and serves the next on a new one", async () => {
  const { pool, started } = newPool();
  const job = await newJob();

  const failing = pool.run(job);
  const waiting = pool.run(job);
  void started[0]?.terminate();

  await expect(failing).rejects.toMatchObject({ code: "InternalServerError", status: 500 });
  expect((await waiting).detections[0]).toMatchObject({ classId: 4 });
  expect(started).toHaveLength(2);
});

test("counts calls and the time they take", async () => {
  const { pool } = newPool();
  const job = await newJob();

  await Promise.all([1, 2].map(() => pool.run(job)));

  const { calls, cpuMs, wallMs } = pool.usage();
  expect(calls).toBe(2);
  expect(cpuMs).toBeGreaterThan(0);
  expect(wallMs).toBeGreaterThan(0);
});

test("starts no thread before the first job, ends it when idle, and starts another for the next job", async () => {
  const { pool, started } = newPool({ idleMs: 1 });
  const job = await newJob();

  expect(started).toHaveLength(0);
  const first = await pool.run(job);
  await new Promise((resolve) => started[0]?.once("exit", resolve));
  const again = await pool.run(job);

  expect(again).toEqual(first);
  expect(started).toHaveLength(2);
});

test("takes more threads while several pictures wait, and keeps those that are to stay", async () => {
  const { pool, started } = newPool({ size: 2, keep: 1, idleMs: 1 });
  const job = await newJob();

  pool.warm();
  expect(started).toHaveLength(1);
  await pool.run(job);
  expect(started).toHaveLength(1);
  const ended = Promise.all([1, 2, 3].map(() => pool.run(job)));
  expect(started).toHaveLength(2);
  await ended;

  await Promise.race(started.map((worker) => new Promise((resolve) => worker.once("exit", resolve))));
  expect((await pool.run(job)).detections).toHaveLength(1);
  expect(started).toHaveLength(2);
});
