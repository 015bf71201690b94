/** A file that is not sent yet, as it is kept between visits. */
export interface KeptUpload {
  key: string;
  file: File;
  /** Known once it was announced. */
  imageId: string | undefined;
}

/** Where one person's unsent files are kept. */
export interface UploadStore {
  /** All of them, in the order in which they were kept. */
  list(): Promise<KeptUpload[]>;
  save(uploads: readonly KeptUpload[]): Promise<void>;
  announced(key: string, imageId: string): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  count(): Promise<number>;
}

interface Entry {
  key: string;
  userId: string;
  order: number;
  imageId: string | undefined;
}

/** The files apart from what is known of them, so that news of a file do not write it anew. */
const entries = "entries";
const files = "files";

/** Opens the store in IndexedDB. @throws DOMException where the browser keeps nothing, as in some private windows */
export async function openUploadStore(userId: string): Promise<UploadStore> {
  const opening = indexedDB.open("uploads", 1);
  opening.addEventListener("upgradeneeded", () => {
    opening.result.createObjectStore(entries, { keyPath: "key" }).createIndex("userId", "userId");
    opening.result.createObjectStore(files);
  });
  const database = await resultOf(opening);
  let order = Date.now();

  const write = async (change: (all: { entries: IDBObjectStore; files: IDBObjectStore }) => void) => {
    const transaction = database.transaction([entries, files], "readwrite");
    change({ entries: transaction.objectStore(entries), files: transaction.objectStore(files) });
    await done(transaction);
  };

  return {
    async list() {
      const transaction = database.transaction([entries, files]);
      const own: Entry[] = await resultOf(transaction.objectStore(entries).index("userId").getAll(userId));
      const kept = own
        .sort((one, other) => one.order - other.order)
        .map(async ({ key, imageId }) => {
          const file: unknown = await resultOf(transaction.objectStore(files).get(key));
          return file instanceof File ? [{ key, file, imageId }] : [];
        });
      return (await Promise.all(kept)).flat();
    },
    count() {
      return resultOf(database.transaction(entries).objectStore(entries).index("userId").count(userId));
    },
    async save(uploads) {
      await write((all) => {
        for (const { key, file, imageId } of uploads) {
          all.entries.put({ key, userId, order: order++, imageId } satisfies Entry);
          all.files.put(file, key);
        }
      });
    },
    async announced(key, imageId) {
      await write((all) => {
        const reading = all.entries.get(key);
        reading.addEventListener("success", () => {
          if (reading.result) all.entries.put({ ...reading.result, imageId });
        });
      });
    },
    async remove(keys) {
      await write((all) => {
        for (const key of keys) {
          all.entries.delete(key);
          all.files.delete(key);
        }
      });
    },
  };
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
}
