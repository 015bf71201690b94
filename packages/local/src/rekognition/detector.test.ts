import { Worker } from "node:worker_threads";
import { drawScene } from "@image-content-search/drawings";
import { expect, onTestFinished, test, vi } from "vitest";
import { builtFile } from "../lib/built.ts";
import { Detector } from "./detector.ts";

vi.setConfig({ testTimeout: 30_000 });

test("fails the image that a thread dies on, and serves the next on a new one", async () => {
  const started: Worker[] = [];
  const start = () => {
    const worker = new Worker(builtFile("detector.worker.js"));
    started.push(worker);
    return worker;
  };
  const detector = new Detector({ workers: 1, start });
  onTestFinished(() => detector.close());
  const bytes = await drawScene([{ icon: "airplane", left: 230, top: 150, size: 340 }], {
    width: 800,
    height: 600,
  });

  const failing = detector.detect({ bytes, colors: false });
  const waiting = detector.detect({ bytes, colors: false });
  void started[0]?.terminate();

  await expect(failing).rejects.toMatchObject({ code: "InternalServerError", status: 500 });
  expect((await waiting).detections[0]).toMatchObject({ classId: 4 });
  expect(started).toHaveLength(2);
});

test("counts calls and the time they take", async () => {
  const detector = new Detector({ workers: 1 });
  onTestFinished(() => detector.close());
  const bytes = await drawScene([], { width: 400, height: 300 });

  await Promise.all([1, 2].map(() => detector.detect({ bytes, colors: false })));

  const { calls, cpuMs, wallMs } = detector.usage();
  expect(calls).toBe(2);
  expect(cpuMs).toBeGreaterThan(0);
  expect(wallMs).toBeGreaterThan(0);
});
