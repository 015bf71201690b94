import { describe, expect, test, vi } from "vitest";
import { ApiError } from "../../lib/api-error.ts";
import { TransferError } from "./transfer.ts";
import { newFile, newFiles, newGate, newQueue, phases, settle, target } from "./upload-queue.testing.ts";

describe("a file", () => {
  test("is announced, sent and handed to the pipeline", async () => {
    const announce = vi.fn(async () => ({ imageId: "a", upload: target }));
    const queue = newQueue({ announce });

    queue.add([newFile("cat.jpg")]);

    await settle(queue, ["preparing"]);
    expect(announce.mock.calls).toEqual([
      [
        { filename: "cat.jpg", contentType: "image/jpeg", byteSize: 5, sha256: "0".repeat(64) },
        expect.any(AbortSignal),
      ],
    ]);
    expect(queue.inPipeline).toEqual([{ id: 1, imageId: "a", sentAt: 0 }]);
  });

  test("of a wrong kind is refused, and the others are sent", async () => {
    const queue = newQueue();

    queue.add([newFile("notes.txt", "text/plain"), newFile("cat.jpg")]);

    await settle(queue, ["failed", "preparing"]);
    expect(phases(queue)[0]).toEqual({ kind: "failed", problem: { code: "type" }, retry: "never" });
  });

  test("of a folder that is no picture is passed over", async () => {
    const queue = newQueue();

    queue.add([newFile("notes.txt", "text/plain"), newFile("cat.jpg")], { fromFolder: true });

    await settle(queue, ["preparing"]);
    expect(queue.view.get().passedOver).toBe(1);
  });

  test("with a picture that is too small is refused before anything is sent", async () => {
    const announce = vi.fn();
    const queue = newQueue({
      announce,
      inspect: async () => ({ sha256: "", size: { width: 40, height: 50 } }),
    });

    queue.add([newFile("dot.jpg")]);

    await settle(queue, ["failed"]);
    expect(phases(queue)[0]).toMatchObject({ problem: { code: "side-too-short", width: 40, height: 50 } });
    expect(announce).not.toHaveBeenCalled();
  });

  test("that is in the library already is a duplicate, and nothing is sent", async () => {
    const transfer = vi.fn();
    const announce = async () => ({ imageId: "old", duplicate: true as const, trashed: true });
    const queue = newQueue({ announce, transfer });

    queue.add([newFile("cat.jpg")]);

    await settle(queue, ["duplicate"]);
    expect(queue.view.get().shown[0]).toMatchObject({ imageId: "old", phase: { trashed: true } });
    expect(transfer).not.toHaveBeenCalled();
  });

  test("with the content of another in the line is a duplicate of that", async () => {
    const gate = newGate();
    const queue = newQueue({
      announce: async () => ({ imageId: "same", upload: target }),
      transfer: gate.pass,
    });

    queue.add([newFile("cat.jpg"), newFile("copy of cat.jpg")]);

    await settle(queue, ["uploading", "duplicate"]);
    expect(gate.waiting).toHaveLength(1);
  });

  test("that arrived though nobody heard so is no duplicate of itself", async () => {
    const announce = vi
      .fn()
      .mockResolvedValueOnce({ imageId: "a", upload: target })
      .mockResolvedValueOnce({ imageId: "a", duplicate: true, trashed: false });
    const transfer = vi.fn().mockRejectedValueOnce(new TransferError(0));
    const queue = newQueue({ announce, transfer });

    queue.add([newFile("cat.jpg")]);

    await settle(queue, ["preparing"]);
    expect(transfer).toHaveBeenCalledTimes(1);
  });

  test("that the API refuses is not repeated by itself, but when it is asked for", async () => {
    const announce = vi
      .fn()
      .mockRejectedValueOnce(new ApiError(409, "conflict", "Your account is gone."))
      .mockResolvedValueOnce({ imageId: "a", upload: target });
    const queue = newQueue({ announce });
    queue.add([newFile("cat.jpg")]);
    await settle(queue, ["failed"]);
    expect(phases(queue)[0]).toMatchObject({
      problem: { code: "refused", error: expect.objectContaining({ message: "Your account is gone." }) },
    });
    expect(announce).toHaveBeenCalledTimes(1);

    queue.retry(1);

    await settle(queue, ["preparing"]);
  });

  test("that cannot be read any more fails for good", async () => {
    const transfer = vi.fn().mockRejectedValue(new TransferError(0));
    const queue = newQueue({ transfer, isReadable: async () => false });

    queue.add([newFile("cat.jpg")]);

    await settle(queue, ["failed"]);
    expect(phases(queue)[0]).toEqual({ kind: "failed", problem: { code: "unreadable" }, retry: "never" });
    expect(transfer).toHaveBeenCalledTimes(1);
  });
});

describe("the connection", () => {
  test("is waited for, however often it breaks, with one file to try it", async () => {
    const ups: (() => void)[] = [];
    const recover = vi.fn(() => new Promise<void>((resolve) => ups.push(resolve)));
    const announce = vi.fn().mockRejectedValue(new ApiError(0, "unreachable", ""));
    const queue = newQueue({ announce, recover });
    queue.add(newFiles(9));
    await vi.waitFor(() => expect(queue.view.get().hold).toEqual({ kind: "connection" }));
    await settle(queue, Array(9).fill("waiting"));
    expect(announce).toHaveBeenCalledTimes(4);

    for (let tries = 2; tries <= 20; tries++) {
      ups.pop()?.();
      await vi.waitFor(() => expect(recover).toHaveBeenLastCalledWith(tries));
    }
    expect(announce).toHaveBeenCalledTimes(4 + 19);
    announce.mockImplementation(async ({ filename }) => ({ imageId: filename, upload: target }));
    ups.pop()?.();

    await settle(queue, Array(9).fill("preparing"));
    expect(queue.view.get().hold).toBeUndefined();
  });

  test("that brings announcements but never a file makes that file fail", async () => {
    const transfer = vi.fn().mockRejectedValue(new TransferError(0));
    const queue = newQueue({ transfer });

    queue.add([newFile("cat.jpg")]);

    await settle(queue, ["failed"]);
    expect(transfer).toHaveBeenCalledTimes(5);
    expect(phases(queue)[0]).toEqual({ kind: "failed", problem: { code: "not-arrived" }, retry: "send" });
  });

  test("is not blamed for a URL that has become too old", async () => {
    const recover = vi.fn();
    const transfer = vi.fn().mockRejectedValueOnce(new TransferError(403));
    const queue = newQueue({ transfer, recover });

    queue.add([newFile("cat.jpg")]);

    await settle(queue, ["preparing"]);
    expect(recover).not.toHaveBeenCalled();
  });
});

test("a full library stops all files, none of which fails, until it is asked to go on", async () => {
  const announce = vi.fn().mockRejectedValue(new ApiError(403, "quota-exceeded", "Full."));
  const queue = newQueue({ announce });
  queue.add(newFiles(12));
  await vi.waitFor(() => expect(queue.view.get().hold).toEqual({ kind: "quota" }));
  await settle(queue, Array(12).fill("waiting"));
  expect(announce.mock.calls.length).toBeLessThanOrEqual(4);
  announce.mockImplementation(async ({ filename }) => ({ imageId: filename, upload: target }));

  queue.resume();

  await settle(queue, Array(12).fill("preparing"));
});

test("a pause stops what is being sent, and it starts again from its beginning", async () => {
  const gate = newGate();
  const queue = newQueue({ transfer: gate.pass });
  queue.add(newFiles(6));
  await vi.waitFor(() => expect(gate.waiting).toHaveLength(4));

  queue.pause();

  await settle(queue, Array(6).fill("waiting"));
  expect(gate.waiting).toHaveLength(4);
  queue.resume();
  await vi.waitFor(() => expect(gate.waiting).toHaveLength(8));
});

test("cancelling all gives the files back in their order, and what the server has stays", async () => {
  const gate = newGate();
  const queue = newQueue({ transfer: gate.pass });
  queue.add(newFiles(6));
  await vi.waitFor(() => expect(gate.waiting).toHaveLength(4));
  gate.waiting[0]?.();
  await settle(queue, ["preparing", "uploading", "uploading", "uploading", "uploading", "waiting"]);

  const files = queue.cancelAll();

  expect(files.map(({ name }) => name)).toEqual(["1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg"]);
  await settle(queue, ["preparing"]);
});

test("files that come after all has settled begin a new list, with what failed before still in it", async () => {
  const queue = newQueue();
  queue.add([newFile("notes.txt", "text/plain"), newFile("cat.jpg")]);
  await settle(queue, ["failed", "preparing"]);
  queue.reported(2, { kind: "ready" });

  queue.add([newFile("dog.jpg")]);

  await settle(queue, ["failed", "preparing"]);
  expect(queue.view.get().shown.map(({ filename }) => filename)).toEqual(["notes.txt", "dog.jpg"]);
});
