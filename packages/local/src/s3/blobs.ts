import { randomUUID } from "node:crypto";
import { constants, mkdirSync } from "node:fs";
import { copyFile, type FileHandle, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** Content in the data folder: immutable files of random names, which the store's records point to. */
export class Blobs {
  readonly #folder: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
  }

  /**
   * Streams the chunks to a new file, which outlives `kill -9`; answers its id. A source that throws leaves no file.
   * A file without a record is nobody's: `sweep` removes it after a crash.
   */
  async write(chunks: AsyncIterable<Buffer>): Promise<string> {
    const id = randomUUID();
    const file = await open(this.#path(id), "wx");
    try {
      for await (const chunk of chunks) await writeAll(file, chunk);
      await file.close();
    } catch (error) {
      await file.close();
      await this.remove(id);
      throw error;
    }
    return id;
  }

  /** A new file of the same content. */
  async copy(id: string): Promise<string> {
    const copy = randomUUID();
    await copyFile(this.#path(id), this.#path(copy), constants.COPYFILE_FICLONE);
    return copy;
  }

  /** The bytes from `start` to `end`, both included; undefined when the file has been removed meanwhile. */
  async read(id: string, range: { start: number; end: number }): Promise<Readable | undefined> {
    try {
      const file = await open(this.#path(id), "r");
      return file.createReadStream(range);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  /** Removes files that no record points to; to be called before any write. */
  async sweep(known: ReadonlySet<string>): Promise<void> {
    for (const id of await readdir(this.#folder)) if (!known.has(id)) await this.remove(id);
  }

  #path(id: string): string {
    return join(this.#folder, id);
  }
}

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  let offset = 0;
  while (offset < chunk.length) offset += (await file.write(chunk, offset)).bytesWritten;
}
