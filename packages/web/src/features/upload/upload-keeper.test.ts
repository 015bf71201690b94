import { expect, test, vi } from "vitest";
import { UploadKeeper } from "./upload-keeper.ts";
import type { KeptUpload, UploadStore } from "./upload-store.ts";

/** A store in memory whose saving can be held up. */
function newStore() {
  const kept = new Map<string, KeptUpload>();
  let held = Promise.resolve();
  const store: UploadStore = {
    list: async () => [...kept.values()],
    count: async () => kept.size,
    async save(uploads) {
      await held;
      for (const upload of uploads) kept.set(upload.key, upload);
    },
    async announced(key, imageId) {
      const upload = kept.get(key);
      if (upload) kept.set(key, { ...upload, imageId });
    },
    async remove(keys) {
      for (const key of keys) kept.delete(key);
    },
  };
  const hold = () => {
    let release = () => {};
    held = new Promise((resolve) => {
      release = resolve;
    });
    return () => release();
  };
  const summary = () => [...kept.values()].map(({ file, imageId }) => [file.name, imageId]);
  return { store, hold, summary };
}

const newFile = (name: string) => new File(["bytes"], name);

test("what was added before the store was there is kept as soon as it is", async () => {
  const { store, summary } = newStore();
  const keeper = new UploadKeeper();
  for (let id = 1; id <= 40; id++) keeper.keep(id, newFile(`${id}`));
  keeper.announced(2, "image 2");
  expect(keeper.unkept).toBe(40);

  keeper.use(store);

  await vi.waitFor(() => expect(keeper.unkept).toBe(0));
  expect(summary()).toHaveLength(40);
  expect(summary()[1]).toEqual(["2", "image 2"]);
});

test("what is sent or announced while it is being saved is not left behind", async () => {
  const { store, hold, summary } = newStore();
  const release = hold();
  const keeper = new UploadKeeper();
  keeper.use(store);
  for (const id of [1, 2, 3]) keeper.keep(id, newFile(`${id}`));

  keeper.release([1]);
  keeper.announced(2, "image 2");
  release();

  await vi.waitFor(() =>
    expect(summary()).toEqual([
      ["2", "image 2"],
      ["3", undefined],
    ]),
  );
  keeper.release([2, 3]);
  await keeper.settled();
  expect(summary()).toEqual([]);
});

test("a store without room leaves uploads as they are, and the page knows that they would be lost", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { store } = newStore();
  const keeper = new UploadKeeper();
  keeper.use({ ...store, save: () => Promise.reject(new DOMException("Full", "QuotaExceededError")) });

  keeper.keep(1, newFile("1"));
  await keeper.settled();

  expect(keeper.unkept).toBe(1);
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});
