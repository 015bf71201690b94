import { createHash, randomUUID } from "node:crypto";
import { AwsError } from "../lib/aws-error.ts";
import type { Store, Table } from "../lib/store.ts";
import type { Blobs } from "./blobs.ts";
import type { NewObject } from "./buckets.ts";
import { type Claims, type Content, writeContent } from "./content.ts";
import type { ObjectHeaders, StoredObject, WriteCondition } from "./object.ts";

/** An upload in parts that has not ended. */
interface Upload extends ObjectHeaders {
  bucket: string;
  key: string;
  createdAt: number;
}

/** Which part its sender means, by the ETag it was answered. */
export interface PartReference {
  partNumber: number;
  etag: string;
}

/** Makes the whole an object. */
interface Committer {
  commit(bucket: string, key: string, object: NewObject): Promise<StoredObject>;
}

const leastPartBytes = 5 * 1024 * 1024;

/** Uploads in parts: each part is a file of its own until the whole is put together. */
export class MultipartUploads {
  readonly #uploads: Table<Upload>;
  readonly #parts: Table<Content, [string, number]>;
  readonly #store: Store;
  readonly #blobs: Blobs;
  readonly #committer: Committer;
  readonly #now: () => number;

  constructor(store: Store, blobs: Blobs, committer: Committer, now: () => number) {
    this.#uploads = store.table("s3.upload");
    this.#parts = store.table("s3.part");
    this.#store = store;
    this.#blobs = blobs;
    this.#committer = committer;
    this.#now = now;
  }

  /** Begins an upload; answers its id. */
  create(bucket: string, key: string, headers: ObjectHeaders): string {
    const uploadId = randomUUID().replaceAll("-", "");
    this.#uploads.putSync(uploadId, { ...headers, bucket, key, createdAt: this.#now() });
    return uploadId;
  }

  /** Stores a part in place of an earlier one of its number. @throws AwsError `NoSuchUpload`, and see `writeContent` */
  async putPart(
    uploadId: string,
    partNumber: number,
    chunks: AsyncIterable<Buffer>,
    claims: Claims,
  ): Promise<Content> {
    if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > 10_000) {
      throw new AwsError("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
    }
    this.#get(uploadId);
    const part = await writeContent(this.#blobs, chunks, claims);
    const { replaced, kept } = this.#store.transaction(() => {
      const replaced = this.#parts.get([uploadId, partNumber]);
      const kept = this.#uploads.doesExist(uploadId);
      if (kept) this.#parts.putSync([uploadId, partNumber], part);
      return { replaced, kept };
    });
    if (!kept) await this.#blobs.remove(part.id);
    if (replaced) await this.#blobs.remove(replaced.id);
    this.#get(uploadId);
    return part;
  }

  /**
   * Puts the parts together to one object.
   * @throws AwsError `NoSuchUpload`, `InvalidPart`, `InvalidPartOrder`, `EntityTooSmall`, `PreconditionFailed`
   */
  async complete(
    uploadId: string,
    references: readonly PartReference[],
    options: WriteCondition & { claims?: Claims } = {},
  ): Promise<StoredObject> {
    const { bucket, key, contentType, headers, metadata } = this.#get(uploadId);
    const parts = this.#select(uploadId, references);
    const { claims, ...condition } = options;
    const content = await writeContent(this.#blobs, this.#concatenate(parts), claims);
    const hashes = createHash("md5").update(Buffer.from(parts.map(({ md5 }) => md5).join(""), "hex"));
    const etag = `"${hashes.digest("hex")}-${parts.length}"`;
    const all = this.#list(uploadId);
    const object = await this.#committer.commit(bucket, key, {
      ...{ contentType, headers, metadata, ...condition },
      ...{ content, etag, by: "ObjectCreated:CompleteMultipartUpload" },
      alongside: () => this.#forget(uploadId),
    });
    await Promise.all(all.map(({ part }) => this.#blobs.remove(part.id)));
    return object;
  }

  /** Ends an upload and removes its parts. @throws AwsError `NoSuchUpload` */
  async abort(uploadId: string): Promise<void> {
    this.#get(uploadId);
    const parts = this.#list(uploadId);
    this.#store.transaction(() => this.#forget(uploadId));
    await Promise.all(parts.map(({ part }) => this.#blobs.remove(part.id)));
  }

  /** Ids of the content of every part of every upload. */
  listContent(): string[] {
    return [...this.#parts.getRange()].map(({ value }) => value.id);
  }

  #get(uploadId: string): Upload {
    const upload = this.#uploads.get(uploadId);
    if (!upload) throw new AwsError("NoSuchUpload", "The specified multipart upload does not exist.", 404);
    return upload;
  }

  #list(uploadId: string): { partNumber: number; part: Content }[] {
    const range = this.#parts.getRange({ start: [uploadId, 0], end: [uploadId, 10_001] });
    return [...range].map(({ key, value }) => ({ partNumber: key[1], part: value }));
  }

  #select(uploadId: string, references: readonly PartReference[]): Content[] {
    if (references.length === 0) throw new AwsError("MalformedXML", "There are no parts.");
    const numbers = references.map(({ partNumber }) => partNumber);
    if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0))) {
      throw new AwsError("InvalidPartOrder", "The list of parts was not in ascending order.");
    }
    return references.map(({ partNumber, etag }, index) => {
      const part = this.#parts.get([uploadId, partNumber]);
      if (part?.md5 !== etag.replaceAll('"', "")) {
        throw new AwsError("InvalidPart", `Part ${partNumber} was not found or has another ETag.`);
      }
      if (index < references.length - 1 && part.size < leastPartBytes) {
        throw new AwsError("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
      }
      return part;
    });
  }

  async *#concatenate(parts: readonly Content[]): AsyncIterable<Buffer> {
    for (const { id, size } of parts) {
      const stream = size > 0 ? this.#blobs.read(id, { start: 0, end: size - 1 }) : [];
      if (!stream) throw new AwsError("InvalidPart", "A part was replaced meanwhile.");
      yield* stream;
    }
  }

  #forget(uploadId: string): void {
    this.#get(uploadId);
    for (const { partNumber } of this.#list(uploadId)) this.#parts.removeSync([uploadId, partNumber]);
    this.#uploads.removeSync(uploadId);
  }
}
