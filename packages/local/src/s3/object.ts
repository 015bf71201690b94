import { AwsError } from "../lib/aws-error.ts";
import type { Checksums } from "./checksums.ts";
import { noSuchKey } from "./errors.ts";

/** What is kept of an object beside its content. */
export interface ObjectHeaders {
  contentType: string;
  /** `cache-control`, `content-disposition`, `content-encoding`, `content-language`, `expires`, as they came. */
  headers: Readonly<Record<string, string>>;
  /** `x-amz-meta-…` by the rest of their names. */
  metadata: Readonly<Record<string, string>>;
}

/** An object as the store knows it. */
export interface StoredObject extends ObjectHeaders {
  /** Names the content file. */
  content: string;
  /** Bytes. */
  size: number;
  /** In quotes. */
  etag: string;
  /** Ms since the epoch. */
  lastModified: number;
  checksums: Checksums;
}

/** The ARN of an object, or of the bucket for the key "". */
export function objectArn(bucket: string, key: string): string {
  return `arn:aws:s3:::${bucket}${key && `/${key}`}`;
}

/** What must hold of the object that a write replaces; atomically so. */
export interface WriteCondition {
  /** `*`: there must be none yet. */
  ifNoneMatch?: string | undefined;
  /** The ETag that it must have. */
  ifMatch?: string | undefined;
}

/** @throws AwsError `PreconditionFailed` (412), or `NoSuchKey` where there is nothing to match */
export function checkWrite(existing: StoredObject | undefined, condition: WriteCondition): void {
  const { ifNoneMatch, ifMatch } = condition;
  if (ifNoneMatch !== undefined && ifNoneMatch !== "*") {
    throw new AwsError("NotImplemented", "If-None-Match of a write can be * alone.", 501);
  }
  if (ifMatch !== undefined && !existing) throw noSuchKey();
  const matched = ifMatch === undefined || unquote(ifMatch) === unquote(existing?.etag ?? "");
  if ((ifNoneMatch === "*" && existing) || !matched) throw preconditionFailed();
}

/** What a reader asks to hold; undefined members go unchecked. */
export interface ReadCondition {
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
  ifModifiedSince?: string | undefined;
  ifUnmodifiedSince?: string | undefined;
}

/**
 * Whether the reader has this object already (304). An ETag outweighs a date, as in RFC 9110, section 13.2.2.
 * @throws AwsError `PreconditionFailed` (412)
 */
export function isNotModified(object: StoredObject, condition: ReadCondition): boolean {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = condition;
  const seconds = Math.floor(object.lastModified / 1000) * 1000;
  if (ifMatch !== undefined && !lists(ifMatch, object.etag)) throw preconditionFailed();
  if (ifMatch === undefined && ifUnmodifiedSince !== undefined && seconds > Date.parse(ifUnmodifiedSince)) {
    throw preconditionFailed();
  }
  if (ifNoneMatch !== undefined) return lists(ifNoneMatch, object.etag);
  return ifModifiedSince !== undefined && seconds <= Date.parse(ifModifiedSince);
}

/**
 * First and last byte that a `Range` header asks for; undefined for a header that is to be ignored.
 * @throws AwsError `InvalidRange` (416)
 */
export function parseRange(
  range: string | undefined,
  size: number,
): { start: number; end: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (first === undefined || last === undefined || first + last === "") return undefined;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== "" && last !== "" && Number(last) < start) return undefined;
  if (start >= size || (first === "" && Number(last) === 0)) {
    throw new AwsError("InvalidRange", "The requested range is not satisfiable", 416);
  }
  return { start, end };
}

function preconditionFailed(): AwsError {
  return new AwsError(
    "PreconditionFailed",
    "At least one of the pre-conditions you specified did not hold",
    412,
  );
}

function lists(header: string, etag: string): boolean {
  return header === "*" || header.split(",").some((each) => unquote(each.trim()) === unquote(etag));
}

function unquote(etag: string): string {
  return etag.replace(/^(W\/)?"(.*)"$/, "$2");
}
