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
  const database = await openDatabase();
  let order = Date.now();
  return {
    list: () => listKept(database, userId),
    count: () => resultOf(entriesByUser(database.transaction(entries)).count(userId)),
    save: (uploads) =>
      write(database, (all) => {
        for (const { key, file, imageId } of uploads) {
          all.entries.put({ key, userId, order: order++, imageId } satisfies Entry);
          all.files.put(file, key);
        }
      }),
    announced: (key, imageId) =>
      write(database, (all) => {
        const reading = all.entries.get(key);
        reading.addEventListener("success", () => {
          if (reading.result) all.entries.put({ ...reading.result, imageId });
        });
      }),
    remove: (keys) =>
      write(database, (all) => {
        for (const key of keys) {
          all.entries.delete(key);
          all.files.delete(key);
        }
      }),
  };
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open("uploads", 1);
  opening.addEventListener("upgradeneeded", () => {
    opening.result.createObjectStore(entries, { keyPath: "key" }).createIndex("userId", "userId");
    opening.result.createObjectStore(files);
  });
  return resultOf(opening);
}

function entriesByUser(transaction: IDBTransaction): IDBIndex {
  return transaction.objectStore(entries).index("userId");
}

async function listKept(database: IDBDatabase, userId: string): Promise<KeptUpload[]> {
  const transaction = database.transaction([entries, files]);
  const own: Entry[] = await resultOf(entriesByUser(transaction).getAll(userId));
  const kept = own
    .sort((one, other) => one.order - other.order)
    .map(async ({ key, imageId }) => {
      const file: unknown = await resultOf(transaction.objectStore(files).get(key));
      return file instanceof File ? [{ key, file, imageId }] : [];
    });
  return (await Promise.all(kept)).flat();
}

async function write(
  database: IDBDatabase,
  change: (all: { entries: IDBObjectStore; files: IDBObjectStore }) => void,
): Promise<void> {
  const transaction = database.transaction([entries, files], "readwrite");
  change({ entries: transaction.objectStore(entries), files: transaction.objectStore(files) });
  await done(transaction);
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
