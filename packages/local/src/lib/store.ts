import { mkdirSync } from "node:fs";
import { type Database, open, type RootDatabase } from "lmdb";

/** A durable ordered map. Reads see every earlier write; `range` walks keys in order. */
export type Table<Value, Key extends string | number | (string | number)[] = string> = Database<Value, Key>;

/**
 * The state of the local services in one LMDB environment: writes are atomic and outlive `kill -9`.
 * One table a purpose, named `service.purpose`.
 */
export class Store {
  readonly #root: RootDatabase;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#root = open({ path: folder, maxDbs: 64, noSync: false });
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
