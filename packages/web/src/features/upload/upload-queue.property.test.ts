import { contentTypes, limits } from "@image-content-search/core/upload";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ApiError } from "../../lib/api-error.ts";
import { TransferError } from "./transfer.ts";
import { UploadKeeper } from "./upload-keeper.ts";
import { UploadQueue } from "./upload-queue.ts";
import type { KeptUpload, UploadStore } from "./upload-store.ts";

const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant("add" as const), count: fc.integer({ min: 1, max: 7 }) }),
  },
  {
    weight: 20,
    arbitrary: fc.record({
      act: fc.constant("settle" as const),
      which: fc.nat(8),
      how: fc.constantFrom("well", "well", "well", "offline", "quota", "refused", "duplicate"),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("cancel" as const), which: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("again" as const), which: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("report" as const), which: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.constant({ act: "pause" as const }) },
  { weight: 3, arbitrary: fc.constant({ act: "resume" as const }) },
  { weight: 3, arbitrary: fc.constant({ act: "recover" as const }) },
  { weight: 1, arbitrary: fc.constant({ act: "cancelAll" as const }) },
  { weight: 1, arbitrary: fc.constant({ act: "clear" as const }) },
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

interface Step {
  name: string;
  end: (how: string) => void;
}

const target = { method: "PUT" as const, url: "", headers: {}, expiresAt: "2030-01-01T00:00:00Z" };
const faults: Record<string, () => Error> = {
  offline: () => new ApiError(0, "unreachable", ""),
  quota: () => new ApiError(403, "quota-exceeded", ""),
  refused: () => new ApiError(400, "invalid-request", "no"),
};

/** A queue whose every step ends when and as the test says, and that watches itself. */
class World {
  /** Noted and not thrown, for the queue would take it for a fault of the file. */
  readonly wrong: string[] = [];
  readonly steps: Step[] = [];
  readonly recoveries: (() => void)[] = [];
  readonly cancelled = new Set<string>();
  readonly stored = new Map<string, KeptUpload>();
  readonly queue: UploadQueue;
  #added = 0;
  #paused = false;

  constructor() {
    const keeper = new UploadKeeper();
    keeper.use(this.#store());
    this.queue = new UploadQueue({
      limits: { ...limits, contentTypes: Object.keys(contentTypes) },
      keeper,
      inspect: (file) => this.#begin(file.name, () => ({ sha256: "", size: undefined })),
      announce: ({ filename }, signal) =>
        this.#begin(
          filename,
          (how) =>
            how === "duplicate"
              ? { imageId: `old ${filename}`, duplicate: true, trashed: false }
              : { imageId: filename, upload: target },
          signal,
        ),
      transfer: (_, { name }, { signal, onProgress }) => {
        onProgress(1);
        return this.#begin(name, (how) => void (how === "offline" && onProgress(2)), signal, true);
      },
      isReadable: async () => true,
      recover: () => new Promise((resolve) => this.recoveries.push(resolve)),
      schedule: (publish) => publish(),
      now: () => 0,
    });
  }

  #begin<Result>(
    name: string,
    result: (how: string) => Result,
    signal?: AbortSignal,
    atStore = false,
  ): Promise<Result> {
    if (this.#paused) this.wrong.push(`${name} begins while paused`);
    if (this.cancelled.has(name)) this.wrong.push(`${name} begins though cancelled`);
    if (this.steps.some((step) => step.name === name)) this.wrong.push(`${name} begins twice`);
    if (this.steps.length === 4) this.wrong.push(`${name} is the fifth at once`);
    return new Promise((resolve, reject) => {
      const done = (finish: () => void) => {
        const index = this.steps.indexOf(step);
        if (index < 0) return;
        this.steps.splice(index, 1);
        finish();
      };
      const step: Step = {
        name,
        end: (how) => {
          const fault = signal && faults[how];
          if (!fault) done(() => resolve(result(how)));
          else done(() => reject(atStore && how === "offline" ? new TransferError(0) : fault()));
        },
      };
      this.steps.push(step);
      signal?.addEventListener("abort", () => done(() => reject(signal.reason)));
    });
  }

  #store(): UploadStore {
    return {
      list: async () => [...this.stored.values()],
      count: async () => this.stored.size,
      save: async (uploads) => {
        for (const one of uploads) this.stored.set(one.key, one);
      },
      announced: async () => {},
      remove: async (keys) => {
        for (const key of keys) this.stored.delete(key);
      },
    };
  }

  #nth(which: number): { id: number; filename: string } | undefined {
    const { shown } = this.queue.view.get();
    return shown[which % Math.max(1, shown.length)];
  }

  do(one: Act): void {
    const { queue, steps } = this;
    switch (one.act) {
      case "add":
        queue.add(Array.from({ length: one.count }, () => this.#newFile()));
        break;
      case "settle":
        steps[one.which % Math.max(1, steps.length)]?.end(one.how);
        break;
      case "cancel":
        this.#cancel(this.#nth(one.which));
        break;
      case "again":
        queue.retry(this.#nth(one.which)?.id ?? 0);
        break;
      case "report":
        queue.reported(this.#nth(one.which)?.id ?? 0, { kind: "ready" });
        break;
      case "pause":
        this.#paused = true;
        queue.pause();
        break;
      case "resume":
        this.#paused = false;
        queue.resume();
        break;
      case "recover":
        this.recoveries.pop()?.();
        break;
      case "cancelAll":
        this.#paused = false;
        for (const { name } of queue.cancelAll()) this.cancelled.add(name);
        break;
      case "clear":
        queue.clear();
        break;
    }
  }

  #newFile(): File {
    return new File(["bytes"], `${this.#added++}.jpg`, { type: "image/jpeg" });
  }

  #cancel(upload: { id: number; filename: string } | undefined): void {
    if (!upload) return;
    this.queue.cancel(upload.id);
    const gone = !this.queue.view.get().shown.some(({ id }) => id === upload.id);
    if (gone) this.cancelled.add(upload.filename);
  }

  check(): void {
    expect(this.wrong).toEqual([]);
    const { total, counts, unsent, unsettled, shown } = this.queue.view.get();
    const sum = Object.values(counts).reduce((one, other) => one + other, 0);
    expect(sum, "counts add up").toBe(total);
    expect(unsent).toBe(counts.waiting + counts.checking + counts.uploading);
    expect(unsettled).toBe(unsent + counts.preparing + counts.analyzing);
    expect(shown).toHaveLength(Math.min(total, 60));
    expect(counts.checking + counts.uploading).toBeLessThanOrEqual(4);
    for (const { filename } of shown) expect(this.cancelled.has(filename), "cancelled is gone").toBe(false);
  }
}

/** Lets everything happen that follows from what has happened. */
const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));

test("whatever happens in whatever order, no file is sent twice at once, a pause holds and nothing gets lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 80 }), async (acts) => {
      const world = new World();
      for (const one of acts) {
        world.do(one);
        await quiet();
        world.check();
      }

      // From anywhere, a connection that works and a library with room bring all to the server.
      for (let left = 400; left > 0 && world.queue.view.get().unsent > 0; left--) {
        world.do({ act: "resume" });
        world.steps[0]?.end("well");
        await quiet();
        world.check();
      }
      const { unsent, unkept } = world.queue.view.get();
      expect({ unsent, unkept, stored: world.stored.size }).toEqual({ unsent: 0, unkept: 0, stored: 0 });
    }),
    { numRuns: 200 },
  );
});
