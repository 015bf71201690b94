import { Readable } from "node:stream";
import { AwsError } from "../lib/aws-error.ts";
import type { Store, Table } from "../lib/store.ts";
import { Blobs } from "./blobs.ts";
import { type Claims, type Content, writeContent } from "./content.ts";
import type { CorsRule } from "./cors.ts";
import { noSuchKey } from "./errors.ts";
import { type Listing, type ListQuery, listObjects, type ObjectTable } from "./listing.ts";
import { MultipartUploads } from "./multipart.ts";
import { type CreatedBy, createdEvent, type Notification } from "./notification.ts";
import {
  checkWrite,
  type ObjectHeaders,
  parseRange,
  type StoredObject,
  type WriteCondition,
} from "./object.ts";

/** What code says of a bucket. */
export interface BucketSettings {
  cors?: readonly CorsRule[];
  notifications?: readonly Notification[];
}

/** How an object is written; its type is `binary/octet-stream` unless given. */
export interface PutOptions extends Partial<ObjectHeaders>, WriteCondition {
  claims?: Claims;
}

/** Content that is about to become an object. */
export interface NewObject extends Omit<PutOptions, "claims"> {
  content: Content;
  by: CreatedBy;
  /** In quotes; the content's MD5 unless given. */
  etag?: string;
  /** Further changes of the same transaction. */
  alongside?: () => void;
}

/** An object and the bytes of it that were asked for. */
export interface OpenObject {
  object: StoredObject;
  stream: Readable;
  /** Both included; undefined for the whole. */
  range: { start: number; end: number } | undefined;
}

/** The buckets of S3: records in the store, content in files, and whoever wants to hear of new objects. */
export class Buckets {
  readonly uploads: MultipartUploads;
  readonly #blobs: Blobs;
  readonly #store: Store;
  readonly #buckets: Table<{ createdAt: number }>;
  readonly #objects: ObjectTable;
  readonly #settings = new Map<string, BucketSettings>();
  readonly #now: () => number;
  #sequence = 0;

  /** Content is kept in `folder`, which is nobody else's. */
  constructor(store: Store, folder: string, now: () => number = Date.now) {
    this.#blobs = new Blobs(folder);
    this.uploads = new MultipartUploads(store, this.#blobs, this, now);
    this.#store = store;
    this.#buckets = store.table("s3.bucket");
    this.#objects = store.table("s3.object");
    this.#now = now;
  }

  /** Makes the bucket unless it is there, and sets its CORS rules and notifications. */
  declare(name: string, settings: BucketSettings = {}): void {
    this.create(name);
    this.#settings.set(name, settings);
  }

  /** Makes the bucket unless it is there. @throws AwsError `InvalidBucketName` */
  create(name: string): void {
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
      throw new AwsError("InvalidBucketName", "The specified bucket is not valid.");
    }
    if (!this.exists(name)) this.#buckets.putSync(name, { createdAt: this.#now() });
  }

  /** To be called once at start, before any write: removes content that a crash left without a record. */
  async recover(): Promise<void> {
    const known = new Set(this.uploads.listContent());
    for (const { value } of this.#objects.getRange()) known.add(value.content);
    await this.#blobs.sweep(known);
  }

  exists(name: string): boolean {
    return name !== "" && this.#buckets.doesExist(name);
  }

  /** CORS rules and notifications. @throws AwsError `NoSuchBucket` */
  settings(name: string): BucketSettings {
    if (!this.exists(name)) throw new AwsError("NoSuchBucket", "The specified bucket does not exist", 404);
    return this.#settings.get(name) ?? {};
  }

  /** Every bucket, by name; times in ms since the epoch. */
  list(): { name: string; createdAt: number }[] {
    return [...this.#buckets.getRange()].map(({ key, value }) => ({ name: key, ...value }));
  }

  /** One page of the bucket's objects. @throws AwsError `NoSuchBucket` */
  listObjects(bucket: string, query: ListQuery): Listing {
    this.settings(bucket);
    return listObjects(this.#objects, bucket, query);
  }

  /**
   * Streams the body to disk and makes it the object, with its notifications, in one transaction.
   * @throws AwsError `NoSuchBucket`, `PreconditionFailed`, or what `writeContent` finds wrong; nothing changes then
   */
  async put(
    bucket: string,
    key: string,
    body: Buffer | AsyncIterable<Buffer>,
    { claims, ...options }: PutOptions = {},
  ): Promise<StoredObject> {
    this.settings(bucket);
    if (Buffer.byteLength(key) > 1024) throw new AwsError("KeyTooLongError", "Your key is too long");
    const chunks = Buffer.isBuffer(body) ? Readable.from([body]) : body;
    const content = await writeContent(this.#blobs, chunks, claims);
    return this.commit(bucket, key, { ...options, content, by: "ObjectCreated:Put" });
  }

  /** Copies an object, with its headers unless others are given. @throws AwsError `NoSuchKey` */
  async copy(
    source: { bucket: string; key: string },
    bucket: string,
    key: string,
    headers?: ObjectHeaders,
  ): Promise<StoredObject> {
    const original = this.get(source.bucket, source.key);
    this.settings(bucket);
    const id = await this.#blobs.copy(original.content);
    const { size, etag, checksums, ...rest } = original;
    const content = { id, size, md5: etag.slice(1, -1), checksums };
    return this.commit(bucket, key, { ...rest, ...headers, content, etag, by: "ObjectCreated:Copy" });
  }

  /** Makes content an object, atomically with its notifications; the content is removed if that fails. */
  async commit(bucket: string, key: string, { content, ...rest }: NewObject): Promise<StoredObject> {
    const object: StoredObject = {
      content: content.id,
      size: content.size,
      etag: rest.etag ?? `"${content.md5}"`,
      lastModified: this.#now(),
      checksums: content.checksums,
      contentType: rest.contentType ?? "binary/octet-stream",
      headers: rest.headers ?? {},
      metadata: rest.metadata ?? {},
    };
    let replaced: StoredObject | undefined;
    try {
      this.#store.transaction(() => {
        replaced = this.head(bucket, key);
        checkWrite(replaced, rest);
        this.#objects.putSync([bucket, key], object);
        rest.alongside?.();
        this.#notify(bucket, key, object, rest.by);
      });
    } catch (error) {
      await this.#blobs.remove(content.id);
      throw error;
    }
    if (replaced) await this.#blobs.remove(replaced.content);
    return object;
  }

  head(bucket: string, key: string): StoredObject | undefined {
    return this.#objects.get([bucket, key]);
  }

  /** @throws AwsError `NoSuchBucket`, `NoSuchKey` */
  get(bucket: string, key: string): StoredObject {
    this.settings(bucket);
    const object = this.head(bucket, key);
    if (!object) throw noSuchKey();
    return object;
  }

  /**
   * Opens an object, or the part of it that a `Range` header asks for.
   * @throws AwsError `NoSuchBucket`, `NoSuchKey`, `InvalidRange`
   */
  async open(bucket: string, key: string, rangeHeader?: string): Promise<OpenObject> {
    for (;;) {
      const object = this.get(bucket, key);
      const range = parseRange(rangeHeader, object.size);
      const whole = { start: 0, end: object.size - 1 };
      const stream = object.size === 0 ? Readable.from([]) : this.#blobs.read(object.content, range ?? whole);
      // A file that is gone belonged to an object that was replaced after it was looked up.
      if (stream) return { object, stream, range };
      if (this.head(bucket, key)?.content === object.content) {
        throw new Error(`The content of ${bucket}/${key} is missing: ${object.content}`);
      }
    }
  }

  /** Deletes an object; one that is not there is no error. @throws AwsError `NoSuchBucket` */
  async delete(bucket: string, key: string): Promise<void> {
    this.settings(bucket);
    const object = this.#store.transaction(() => {
      const found = this.head(bucket, key);
      if (found) this.#objects.removeSync([bucket, key]);
      return found;
    });
    if (object) await this.#blobs.remove(object.content);
  }

  #notify(bucket: string, key: string, object: StoredObject, by: CreatedBy): void {
    const concerned =
      this.settings(bucket).notifications?.filter(({ prefix }) => key.startsWith(prefix)) ?? [];
    if (concerned.length === 0) return;
    this.#sequence = Math.max(this.#sequence + 1, object.lastModified * 0x1000);
    const sequencer = this.#sequence.toString(16).toUpperCase().padStart(16, "0");
    const event = createdEvent(bucket, key, object, by, sequencer);
    for (const { deliver } of concerned) deliver(event);
  }
}
