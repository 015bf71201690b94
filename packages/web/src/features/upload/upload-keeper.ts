import type { UploadStore } from "./upload-store.ts";

/** Files a transaction: few, so that the first are soon safe. */
const batch = 16;

interface ToKeep {
  file: File;
  imageId: string | undefined;
}

/** Keeps in the browser's store what is not sent yet, so that a page that is opened later can go on with it. */
export class UploadKeeper {
  /** Called when `unkept` has changed. */
  onChange: () => void = () => {};
  readonly #toKeep = new Map<number, ToKeep>();
  readonly #keys = new Map<number, string>();
  #store: UploadStore | undefined;
  #saving: Promise<void> | undefined;
  /** Changes that the store has yet to make. */
  readonly #pending = new Set<Promise<void>>();

  /** Files that would be lost with the page. */
  get unkept(): number {
    return this.#toKeep.size;
  }

  /** Begins to keep, once this page alone has the store. */
  use(store: UploadStore): void {
    this.#store = store;
    this.#save();
  }

  /** Tells under which key a file is kept already. */
  know(id: number, key: string): void {
    this.#keys.set(id, key);
  }

  /** Resolves once the store has made every change. */
  async settled(): Promise<void> {
    await this.#saving;
    await Promise.all(this.#pending);
  }

  keep(id: number, file: File): void {
    this.#toKeep.set(id, { file, imageId: undefined });
    this.#save();
  }

  announced(id: number, imageId: string): void {
    const toKeep = this.#toKeep.get(id);
    if (toKeep) toKeep.imageId = imageId;
    const key = this.#keys.get(id);
    if (key !== undefined) this.#try((store) => store.announced(key, imageId));
  }

  /** What is sent, cancelled or failed need not be kept. */
  release(ids: readonly number[]): void {
    const keys = ids.flatMap((id) => this.#keys.get(id) ?? []);
    for (const id of ids) {
      this.#toKeep.delete(id);
      this.#keys.delete(id);
    }
    if (keys.length > 0) this.#try((store) => store.remove(keys));
    this.onChange();
  }

  #save(): void {
    if (this.#store && this.#toKeep.size > 0) this.#saving ??= this.#saveAll();
  }

  async #saveAll(): Promise<void> {
    while (this.#store && this.#toKeep.size > 0) await this.#saveSome(this.#store);
    this.#saving = undefined;
  }

  async #saveSome(store: UploadStore): Promise<void> {
    const some = [...this.#toKeep.entries()].slice(0, batch);
    const records = some.map(([, toKeep]) => ({ ...toKeep, key: crypto.randomUUID() }));
    try {
      await store.save(records);
    } catch (error) {
      this.#giveUp(error);
      return;
    }
    const released: string[] = [];
    for (const [index, [id, { imageId }]] of some.entries()) {
      const record = records[index];
      if (!record) continue;
      // Meanwhile it may have been sent, or announced.
      if (this.#toKeep.delete(id)) {
        this.#keys.set(id, record.key);
        if (imageId !== undefined && record.imageId !== imageId) this.announced(id, imageId);
      } else {
        released.push(record.key);
      }
    }
    if (released.length > 0) this.#try((used) => used.remove(released));
    this.onChange();
  }

  #try(act: (store: UploadStore) => Promise<void>): void {
    if (!this.#store) return;
    const change = act(this.#store)
      .catch((error) => this.#giveUp(error))
      .finally(() => this.#pending.delete(change));
    this.#pending.add(change);
  }

  /** Without room in the store uploads go on, but the page asks before it is closed. */
  #giveUp(error: unknown): void {
    console.warn("Uploads cannot be kept for a later visit.", error);
    this.#store = undefined;
  }
}
