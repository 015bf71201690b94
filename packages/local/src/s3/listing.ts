import type { Table } from "../lib/store.ts";
import type { StoredObject } from "./object.ts";

/** Objects by bucket and key, in the order of the keys' UTF-8 bytes. */
export type ObjectTable = Table<StoredObject, [string, string]>;

/** What ListObjectsV2 asks for. */
export interface ListQuery {
  prefix: string;
  /** Keys are folded up to its first occurrence behind the prefix; "" for none. */
  delimiter: string;
  maxKeys: number;
  /** Only keys behind this one. */
  startAfter: string;
  /** From an earlier page; outweighs `startAfter`. */
  continuationToken?: string | undefined;
}

/** A page of a bucket. */
export interface Listing {
  objects: { key: string; object: StoredObject }[];
  commonPrefixes: string[];
  /** Undefined on the last page. */
  nextToken: string | undefined;
}

type Entry = { key: string; object: StoredObject } | { key: string; object: undefined };

/** One page of a bucket. What is folded into a common prefix is skipped, not walked through. */
export function listObjects(table: ObjectTable, bucket: string, query: ListQuery): Listing {
  const page: Listing = { objects: [], commonPrefixes: [], nextToken: undefined };
  if (query.maxKeys === 0) return page;
  for (const { key, object } of walk(table, bucket, query)) {
    if (page.objects.length + page.commonPrefixes.length === query.maxKeys) {
      page.nextToken = Buffer.from(key).toString("base64url");
      return page;
    }
    if (object) page.objects.push({ key, object });
    else page.commonPrefixes.push(key);
  }
  return page;
}

function* walk(table: ObjectTable, bucket: string, query: ListQuery): Generator<Entry> {
  const { prefix, delimiter, continuationToken } = query;
  const after = continuationToken ? undefined : query.startAfter;
  const asked = continuationToken ? Buffer.from(continuationToken, "base64url").toString() : query.startAfter;
  let from: string | undefined = Buffer.compare(Buffer.from(asked), Buffer.from(prefix)) > 0 ? asked : prefix;
  while (from !== undefined) {
    const start: [string, string] = [bucket, from];
    from = undefined;
    for (const { key, value: object } of table.getRange({ start })) {
      const [itsBucket, name] = key;
      if (itsBucket !== bucket || !name.startsWith(prefix)) return;
      if (name === after) continue;
      const end = delimiter ? name.indexOf(delimiter, prefix.length) : -1;
      if (end < 0) {
        yield { key: name, object };
        continue;
      }
      const folded = name.slice(0, end + delimiter.length);
      yield { key: folded, object: undefined };
      from = successor(folded);
      break;
    }
  }
}

/** The first text that sorts behind all that begin with this one. */
function successor(text: string): string {
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1);
}
