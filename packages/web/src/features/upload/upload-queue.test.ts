import { contentTypes, limits } from "@image-content-search/core/upload";
import { describe, expect, test, vi } from "vitest";
import { ApiError } from "../../lib/api-error.ts";
import { TransferError } from "./transfer.ts";
import { createUploadQueue, type UploadQueueOptions } from "./upload-queue.ts";

const target = {
  method: "PUT" as const,
  url: "http://store/x",
  headers: {},
  expiresAt: "2030-01-01T00:00:00Z",
};

function newQueue(options: Partial<UploadQueueOptions> = {}) {
  return createUploadQueue({
    limits: { ...limits, contentTypes: Object.keys(contentTypes) },
    inspect: async () => ({ sha256: "0".repeat(64), size: { width: 800, height: 600 } }),
    announce: async ({ filename }) => ({ imageId: `image of ${filename}`, upload: target }),
    transfer: async () => {},
    wait: async () => {},
    ...options,
  });
}

const newFile = (name: string, type = "image/jpeg") => new File(["bytes"], name, { type });
const phases = (queue: ReturnType<typeof newQueue>) => queue.uploads.get().map((upload) => upload.phase);
const settle = (queue: ReturnType<typeof newQueue>, kinds: string[]) =>
  vi.waitFor(() => expect(phases(queue).map((phase) => phase.kind)).toEqual(kinds));

describe("createUploadQueue", () => {
  test("announces what it sends and hands it to the pipeline", async () => {
    const announce = vi.fn(async () => ({ imageId: "a", upload: target }));
    const queue = newQueue({ announce });

    queue.add([newFile("cat.jpg")]);

    await settle(queue, ["preparing"]);
    expect(announce).toHaveBeenCalledExactlyOnceWith({
      filename: "cat.jpg",
      contentType: "image/jpeg",
      byteSize: 5,
      sha256: "0".repeat(64),
    });
    expect(queue.uploads.get()[0]?.imageId).toBe("a");
  });

  test("sends at most four files at once", async () => {
    let running = 0;
    let most = 0;
    const transfer = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve));
      running--;
    };
    const queue = newQueue({ transfer });

    queue.add(Array.from({ length: 11 }, (_, index) => newFile(`${index}.jpg`)));

    await settle(queue, Array(11).fill("preparing"));
    expect(most).toBe(4);
  });

  test("refuses a wrong file by name and sends the others", async () => {
    const queue = newQueue();

    queue.add([newFile("notes.txt", "text/plain"), newFile("cat.jpg")]);

    await settle(queue, ["failed", "preparing"]);
    expect(phases(queue)[0]).toMatchObject({
      reason: expect.stringMatching(/^Not a kind of picture/),
      again: false,
    });
  });

  test("refuses a picture that is too small before anything is sent", async () => {
    const announce = vi.fn();
    const queue = newQueue({
      announce,
      inspect: async () => ({ sha256: "", size: { width: 40, height: 40 } }),
    });

    queue.add([newFile("dot.jpg")]);

    await settle(queue, ["failed"]);
    expect(announce).not.toHaveBeenCalled();
  });

  test("says that a file is a duplicate and sends nothing", async () => {
    const transfer = vi.fn();
    const announce = async () => ({ imageId: "old", duplicate: true as const, trashed: true });
    const queue = newQueue({ announce, transfer });

    queue.add([newFile("cat.jpg")]);

    await settle(queue, ["duplicate"]);
    expect(queue.uploads.get()[0]).toMatchObject({ imageId: "old", phase: { trashed: true } });
    expect(transfer).not.toHaveBeenCalled();
  });

  test("announces anew when a transfer breaks, and fails after three tries", async () => {
    const announce = vi.fn(async () => ({ imageId: "a", upload: target }));
    const transfer = vi.fn().mockRejectedValue(new TransferError(0));
    const queue = newQueue({ announce, transfer });

    queue.add([newFile("cat.jpg")]);

    await settle(queue, ["failed"]);
    expect(announce).toHaveBeenCalledTimes(3);
    expect(phases(queue)[0]).toEqual({ kind: "failed", reason: "The connection broke.", again: true });
  });

  test("does not repeat what the API refuses", async () => {
    const announce = vi.fn().mockRejectedValue(new ApiError(409, "conflict", "Your library is full."));
    const queue = newQueue({ announce });

    queue.add([newFile("cat.jpg")]);

    await settle(queue, ["failed"]);
    expect(announce).toHaveBeenCalledTimes(1);
    expect(phases(queue)[0]).toMatchObject({ reason: "Your library is full." });
  });

  test("sends a failed file again when asked to", async () => {
    const transfer = vi
      .fn()
      .mockRejectedValueOnce(new ApiError(400, "x", "no"))
      .mockResolvedValue(undefined);
    const queue = newQueue({ transfer });
    queue.add([newFile("cat.jpg")]);
    await settle(queue, ["failed"]);

    queue.again(1);

    await settle(queue, ["preparing"]);
  });
});
