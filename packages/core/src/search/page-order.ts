import { AppError } from "../errors.ts";
import { type Cursor, CursorError, decodeCursor, type Place } from "./cursor.ts";
import { dayAfter, wholeDays } from "./days.ts";
import { canonicalQuery, type Query, type Sort } from "./query/index.ts";
import type { Part } from "./understand.ts";

/** Where a page begins, which way it goes, and what orders it. */
export interface PageOrder extends Cursor {
  sort: Sort;
  /** What a cursor of this result is bound to. */
  result: string;
  /** Whether the page is read in the order of falling times and strengths. */
  falling: boolean;
}

interface Wish {
  query: Query;
  sort?: Sort | undefined;
  cursor?: string | undefined;
  seek?: string | undefined;
}

/**
 * The order of a page. By relevance, the strongest come first by the label of the query's rarest part, in bands of
 * five, and the newest first within a band; a query that names no label is ordered by time.
 * @throws CursorError
 * @throws AppError `invalid-request` for seeking in an order that is not by time
 */
export function pageOrder({ query, sort: preferred, cursor, seek }: Wish, parts: readonly Part[]): PageOrder {
  const sort = query.sort ?? preferred ?? "newest";
  const result = `${canonicalQuery({ ...query, sort: undefined })}\n${sort}`;
  const start = cursor === undefined ? firstPlace(sort, seek, parts) : decodeCursor(cursor, result);
  if (cursor !== undefined && sort !== "relevance" && start.by.length > 0) throw new CursorError();
  return { ...start, sort, result, falling: (sort !== "oldest") === (start.direction === "next") };
}

function firstPlace(sort: Sort, seek: string | undefined, parts: readonly Part[]): Cursor {
  const by = sort === "relevance" ? rarestLabels(parts) : [];
  const start = { direction: "next" as const, band: 100, by };
  if (seek === undefined) {
    return { ...start, at: sort === "oldest" ? "-infinity" : "infinity", ordinal: -1 };
  }
  if (sort === "relevance") {
    const message = "A result in the order of relevance has no dates to go to. Sort it by time.";
    throw new AppError("invalid-request", message, { issues: [{ path: "seek", message }] });
  }
  return { ...start, ...placeOfDate(sort, seek) };
}

/** Before the first image of a year, month or day, in the order of the result. */
function placeOfDate(sort: Sort, date: string): Pick<Place, "at" | "ordinal"> {
  const { from, to } = wholeDays(date);
  const day = sort === "oldest" ? from : dayAfter(to);
  return { at: `${day}T00:00:00.000000Z`, ordinal: -1 };
}

/** The labels of the part of a query that the fewest images have. */
function rarestLabels(parts: readonly Part[]): string[] {
  const rated = parts
    .map(({ evidence }) => ({
      labels: [...new Set(evidence.flatMap(({ labels }) => [...labels]))],
      imageCount: evidence.reduce((sum, { imageCount }) => sum + imageCount, 0),
    }))
    .filter(({ labels }) => labels.length > 0)
    .sort((a, b) => a.imageCount - b.imageCount);
  return rated[0]?.labels.slice(0, mostLabels) ?? [];
}

/** The commonest labels that a word names are enough to order by; a cursor carries them. */
const mostLabels = 10;
