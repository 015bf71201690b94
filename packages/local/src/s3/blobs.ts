import { randomUUID } from "node:crypto";
import { closeSync, constants, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { copyFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";

/** Bytes that are read at once. */
const chunkSize = 256 * 1024;

/**
 * Content in the data folder: immutable files of random names, which the store's records point to. It goes
 * chunk by chunk through the page cache, synchronously: waking a thread for each chunk takes longer.
 */
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
    const file = openSync(this.#path(id), "wx");
    try {
      for await (const chunk of chunks) writeAll(file, chunk);
    } catch (error) {
      await this.remove(id);
      throw error;
    } finally {
      closeSync(file);
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
  read(id: string, range: { start: number; end: number }): Readable | undefined {
    try {
      return readRange(openSync(this.#path(id), "r"), range);
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

function writeAll(file: number, chunk: Buffer): void {
  let offset = 0;
  while (offset < chunk.length) offset += writeSync(file, chunk, offset);
}

/** Reads a part of an open file and closes it, however the stream ends. */
function readRange(file: number, { start, end }: { start: number; end: number }): Readable {
  let at = start;
  return new Readable({
    read() {
      const chunk = Buffer.allocUnsafe(Math.min(chunkSize, end - at + 1));
      const length = readSync(file, chunk, 0, chunk.length, at);
      at += length;
      this.push(length === 0 ? null : chunk.subarray(0, length));
    },
    destroy(error, callback) {
      closeSync(file);
      callback(error);
    },
  });
}
