import { contentTypes, limits } from "@image-content-search/core/upload";
import { expect, vi } from "vitest";
import { UploadKeeper } from "./upload-keeper.ts";
import { UploadQueue, type UploadQueueOptions } from "./upload-queue.ts";

export const target = {
  method: "PUT" as const,
  url: "http://store/x",
  headers: {},
  expiresAt: "2030-01-01T00:00:00Z",
};

/** A queue of which every step succeeds at once, but for what `options` says. */
export function newQueue(options: Partial<UploadQueueOptions> = {}) {
  return new UploadQueue({
    limits: { ...limits, contentTypes: Object.keys(contentTypes) },
    keeper: new UploadKeeper(),
    inspect: async () => ({ sha256: "0".repeat(64), size: { width: 800, height: 600 } }),
    announce: async ({ filename }) => ({ imageId: `image of ${filename}`, upload: target }),
    transfer: async () => {},
    isReadable: async () => true,
    recover: async () => {},
    schedule: (publish) => queueMicrotask(publish),
    now: () => 0,
    ...options,
  });
}

export const newFile = (name: string, type = "image/jpeg") => new File(["bytes"], name, { type });
export const newFiles = (count: number) =>
  Array.from({ length: count }, (_, index) => newFile(`${index}.jpg`));
export const phases = (queue: UploadQueue) => queue.view.get().shown.map((upload) => upload.phase);
/** Waits until the files stand so. */
export const settle = (queue: UploadQueue, kinds: string[]) =>
  vi.waitFor(() => expect(phases(queue).map((phase) => phase.kind)).toEqual(kinds));

/** A step that goes on when the test says so. */
export function newGate() {
  const waiting: (() => void)[] = [];
  return {
    waiting,
    pass: (_target: unknown, _file: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise<void>((resolve, reject) => {
        waiting.push(resolve);
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
  };
}
