import { type RawBuilder, sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { instant } from "../catalog/sql.ts";
import { type Advice, advise } from "./advise.ts";
import { type Cursor, encodeCursor } from "./cursor.ts";
import { foundBits } from "./found-bits.ts";
import {
  type FoundImage,
  type ItemRow,
  itemColumns,
  itemTables,
  meantLabels,
  toItem,
  toMeantLabels,
} from "./item.ts";
import { type PageOrder, pageOrder } from "./page-order.ts";
import type { Query, Sort } from "./query/index.ts";
import type { Meaning } from "./settle.ts";
import { type Understood, understand } from "./understand.ts";

/** Which page of which result. */
export interface SearchRequest {
  ownerId: string;
  query: Query;
  /** 1–200 images a page. */
  limit: number;
  cursor?: string | undefined;
  /** The order where the query names none; newest first without either. */
  sort?: Sort | undefined;
  /** A year, month or day (UTC) at which a first page begins. */
  seek?: string | undefined;
}

/** A page of a result, with how the query was understood. */
export interface SearchPage {
  items: FoundImage[];
  /** Exact; null on every page but the first. */
  total: number | null;
  nextCursor: string | null;
  previousCursor: string | null;
  /** How each bare word was understood. */
  meanings: Meaning[];
  /** Where nothing is found at all: what may have been meant. */
  advice: Advice[];
}

interface Row extends ItemRow {
  total: number;
  /** What the labels of the page mean; in one of the rows. */
  meant: [number, string][] | null;
  at: string;
  ordinal: number | null;
  band: number;
}

/**
 * A page of an owner's images that a query finds. Images in the trash, and what the moderation found, are left out
 * unless they are asked for. Two statements: what the words mean, then total and page.
 * @throws CursorError
 * @throws AppError `invalid-request` for seeking in an order that is not by time
 */
export async function searchImages(db: Database, request: SearchRequest): Promise<SearchPage> {
  const understood = await understand(db, request.ownerId, request.query);
  const order = pageOrder(request, understood?.parts ?? []);
  if (!understood || understood.plan.kind === "none") return emptyPage(db, request, understood);
  const { rows } = await pageStatement(understood, order, request.limit).execute(db);
  if (rows[0]?.total === 0) return emptyPage(db, request, understood);
  const found = rows.filter(({ ordinal }) => ordinal !== null);
  const page = found.slice(0, request.limit);
  const backwards = order.direction === "previous";
  if (backwards) page.reverse();
  const more = found.length > request.limit;
  const meant = toMeantLabels(rows.flatMap((row) => row.meant ?? []));
  const begins = request.cursor === undefined && request.seek === undefined;
  return {
    items: page.map((row) => toItem(itemOf(row), understood.evidence, meant)),
    total: request.cursor === undefined ? (rows[0]?.total ?? 0) : null,
    nextCursor: more || backwards ? edge(page.at(-1), "next", order) : null,
    previousCursor: (backwards ? more : !begins) ? edge(page[0], "previous", order) : null,
    meanings: understood.meanings,
    advice: [],
  };
}

/** How many images a query finds, exactly. */
export async function countImages(db: Database, ownerId: string, query: Query): Promise<number> {
  const understood = await understand(db, ownerId, query);
  if (!understood || understood.plan.kind === "none") return 0;
  const { rows } = await sql<{ total: number }>`
    select result_size(${foundBits(understood)}) as total`.execute(db);
  return rows[0]?.total ?? 0;
}

/** A result of nothing; words that name nothing get advice, by a statement more. */
async function emptyPage(
  db: Database,
  { cursor }: SearchRequest,
  understood: Understood | undefined,
): Promise<SearchPage> {
  const { meanings = [] } = understood ?? {};
  const unknown = meanings.filter(({ tier }) => tier === "filename").map(({ term }) => term);
  const advice = understood && cursor === undefined ? await advise(db, understood, unknown) : [];
  const total = cursor === undefined ? 0 : null;
  return { items: [], total, nextCursor: null, previousCursor: null, meanings, advice };
}

function edge(row: Row | undefined, direction: Cursor["direction"], order: PageOrder): string {
  const { at, ordinal, band } = row ? { ...row, ordinal: row.ordinal ?? -1 } : order;
  return encodeCursor({ direction, at, ordinal, band, by: order.by }, order.result);
}

function itemOf({ total, meant, at, ordinal, band, ...item }: Row): ItemRow {
  return item;
}

/** The statement of one page; a row without an image tells the total of one that is empty. */
function pageStatement(understood: Understood, order: PageOrder, limit: number): RawBuilder<Row> {
  const way = sql.raw(order.falling ? "desc" : "asc");
  return sql<Row>`
    with found as materialized (select ${foundBits(understood)} as bits),
      result as materialized (select bits, result_size(bits) as total from found),
      page as materialized (
        select page.*, image.image_key, row_number() over () as place
        from result cross join lateral ${pageRows(understood, order, limit)} page
          join image on image.owner_key = ${sql.lit(understood.ownerKey)} and image.ordinal = page.ordinal
      ),
      ${itemTables(sql`select image_key from page`)}
    select result.total, page.ordinal, page.band,
      to_char(page.sort_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      case when page.place = 1 then ${meantLabels(understood.evidence)} end as meant,
      ${itemColumns(understood.evidence)}
    from result left join page on true left join image using (image_key) left join labelled using (image_key)
    order by page.band ${way}, page.sort_at ${way}, page.ordinal ${way}
  `;
}

function pageRows({ ownerKey }: Understood, order: PageOrder, limit: number): RawBuilder<unknown> {
  const from = sql`${instant(order.at)}, ${sql.lit(order.ordinal)}, ${sql.lit(limit + 1)}`;
  const keeper = sql.lit(ownerKey);
  const falling = sql.lit(order.falling);
  if (order.by.length === 0) {
    return sql`(select 0 as band, * from result_page(${keeper}, result.bits, ${falling}, ${from}))`;
  }
  return sql`(select * from result_page_by_strength(${keeper}, result.bits, ${labelKeys(ownerKey, order.by)},
    ${falling}, ${sql.lit(order.band)}, ${from}))`;
}

function labelKeys(ownerKey: number, labels: readonly string[]): RawBuilder<unknown> {
  const terms = labels.map((label) => `label:${label}`);
  return sql`array(select term_key from term where owner_key = ${sql.lit(ownerKey)} and term in (${sql.join(terms)}))`;
}
