import { mkdirSync } from "node:fs";
import { type Database, open, type RootDatabase } from "lmdb";

/** A durable ordered map. Reads see every earlier write; `range` walks keys in order. */
export type Table<Value, Key extends string | number | (string | number)[] = string> = Database<Value, Key>;

/**
 * The state of the local services in one LMDB environment: writes are atomic and outlive `kill -9`, for the
 * kernel has them. They are not forced to the disk one by one, which would cost most of an ingest's time; what
 * a power cut may cost is a laptop's data, as with the embedded database.
 * One table a purpose, named `service.purpose`.
 */
export class Store {
  readonly #root: RootDatabase;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#root = open({ path: folder, maxDbs: 64, noSync: true });
  }

  table<Value, Key extends string | number | (string | number)[] = string>(name: string): Table<Value, Key> {
    return this.#root.openDB<Value, Key>({ name, encoding: "msgpack" });
  }

  /** Runs `action`'s `putSync`/`removeSync` writes, over any tables, all or nothing. Nested calls join the outer one. */
  transaction<Result>(action: () => Result): Result {
    return this.#root.transactionSync(action);
  }

  close(): Promise<void> {
    return this.#root.close();
  }
}
