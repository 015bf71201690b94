import { type RawBuilder, sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { instant } from "../catalog/sql.ts";
import type { ImageStatus } from "../catalog/status.ts";
import type { Rendition } from "../events/index.ts";
import { type Cursor, decodeCursor, encodeCursor } from "./cursor.ts";
import { matching } from "./matching.ts";
import { formatQuery, type Query } from "./query/index.ts";
import { type ResolvedTerm, resolveTerms } from "./resolve.ts";

export interface SearchRequest {
  ownerId: string;
  query: Query;
  /** 1–200 images a page. */
  limit: number;
  cursor?: string | undefined;
}

/** One image of a result. */
export interface FoundImage {
  imageId: string;
  filename: string;
  byteSize: number;
  width: number;
  height: number;
  uploadedAt: Date;
  takenAt: Date | null;
  sortAt: Date;
  status: ImageStatus;
  thumbnail: Rendition;
  thumbhash: string;
  /** The strongest labels, at most 20, by confidence (0–100). */
  labels: { name: string; confidence: number }[];
  matches: TermMatch[];
}

/** What a positive term of the query met in an image. */
export interface TermMatch {
  term: string;
  tier: "label" | "text" | "filename";
  label?: string;
  confidence?: number;
}

export interface SearchPage {
  items: FoundImage[];
  /** Exact; null on every page but the first. */
  total: number | null;
  nextCursor: string | null;
  previousCursor: string | null;
}

/** A page holds 200 images and an answer of the Data API 1 MiB. */
const labelsPerItem = 20;

interface Row extends Omit<FoundImage, "matches"> {
  imageKey: number;
  place: string;
  total: number | null;
  matched: { key: number; name: string; confidence: number }[] | null;
}

/**
 * A page of an owner's images in which every term of the query holds, newest first by `sortAt`; images
 * in the trash or without renditions are left out. Two statements: what the words mean, then the page.
 * @throws CursorError
 */
export async function searchImages(db: Database, request: SearchRequest): Promise<SearchPage> {
  const canonical = formatQuery(request.query);
  const cursor = request.cursor === undefined ? undefined : decodeCursor(request.cursor, canonical);
  const terms =
    request.query.terms.length === 0 ? [] : await resolveTerms(db, request.ownerId, request.query);
  const { rows } = await pageStatement(request, terms, cursor).execute(db);
  const more = rows.length > request.limit;
  const page = rows.slice(0, request.limit);
  if (cursor?.direction === "previous") page.reverse();

  const backwards = cursor?.direction === "previous";
  const edge = (row: Row | undefined, direction: Cursor["direction"]) =>
    row ? encodeCursor({ direction, sortAt: row.place, imageKey: row.imageKey }, canonical) : null;
  return {
    items: page.map((row) => toFoundImage(row, terms)),
    total: cursor ? null : (page[0]?.total ?? 0),
    nextCursor: more || backwards ? edge(page.at(-1), "next") : null,
    previousCursor: (backwards ? more : cursor !== undefined) ? edge(page[0], "previous") : null,
  };
}

/** The statement of one page; exported for tests that read its SQL. */
export function pageStatement(
  { ownerId, limit }: SearchRequest,
  terms: readonly ResolvedTerm[],
  cursor: Cursor | undefined,
): RawBuilder<Row> {
  const found = matching(ownerId, terms);
  const order = sql.raw(cursor?.direction === "previous" ? "asc" : "desc");
  const keys = terms.filter(({ term }) => !term.negated).flatMap(({ labelKeys }) => labelKeys);
  return sql<Row>`
    select image_key as "imageKey", image_id as "imageId", filename, byte_size as "byteSize", width, height,
      uploaded_at as "uploadedAt", taken_at as "takenAt", sort_at as "sortAt", status, thumbnail, thumbhash,
      to_char(sort_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place,
      ${cursor ? sql`null::bigint` : sql`(select count(*) from image where ${found})`} as total,
      ${labelsJson(sql`true`, labelsPerItem)} as labels,
      ${keys.length > 0 ? labelsJson(sql`label.label_key in (${sql.join(keys)})`, keys.length) : sql`null::jsonb`} as matched
    from image
    where ${found} ${after(cursor)}
    order by sort_at ${order}, image_key ${order}
    limit ${limit + 1}
  `;
}

function after(cursor: Cursor | undefined): RawBuilder<unknown> {
  if (!cursor) return sql``;
  const compare = sql.raw(cursor.direction === "next" ? "<" : ">");
  return sql`and (image.sort_at, image.image_key) ${compare}
    (${instant(cursor.sortAt)}, cast(${cursor.imageKey} as integer))`;
}

function labelsJson(condition: RawBuilder<unknown>, limit: number): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object(
      'key', strongest.label_key, 'name', strongest.name, 'confidence', strongest.confidence)), '[]')
    from (select label.label_key, label.name, image_label.confidence
      from image_label join label on label.label_key = image_label.label_key
      where image_label.image_key = image.image_key and image_label.shown and ${condition}
      order by image_label.confidence desc, label.name limit ${limit}) strongest)`;
}

function toFoundImage(
  { imageKey, place, total, matched, ...row }: Row,
  terms: readonly ResolvedTerm[],
): FoundImage {
  const matches = terms
    .filter(({ term }) => !term.negated)
    .map(({ term, tier, labelKeys }): TermMatch => {
      const label = matched?.find(({ key }) => labelKeys.includes(key));
      if (label) return { term: term.text, tier, label: label.name, confidence: label.confidence };
      return { term: term.text, tier: tier === "label" ? "text" : tier };
    });
  return { ...row, labels: row.labels.map(({ name, confidence }) => ({ name, confidence })), matches };
}
