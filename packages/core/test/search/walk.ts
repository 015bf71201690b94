import { expect } from "vitest";
import type { Database } from "../../src/catalog/index.ts";
import { type SearchPage, searchImages } from "../../src/search/index.ts";
import type { Query, Sort } from "../../src/search/query/index.ts";

/** A result that is read page by page. */
export interface Reading {
  ownerId: string;
  query: Query;
  sort: Sort;
  limit: number;
  seek?: string;
}

/** The most pages of a result: a walk that does not end is wrong. */
const mostPages = 1_000;

export const idsOf = ({ items }: SearchPage): string[] => items.map(({ imageId }) => imageId);

/** The first page, and those after it to the end. `between` is called before each further page. */
export async function pagesForth(
  db: Database,
  reading: Reading,
  between: () => Promise<unknown> = async () => undefined,
): Promise<SearchPage[]> {
  return follow(db, reading, "nextCursor", await searchImages(db, reading), between);
}

/** A page, and those before it to the beginning. */
export function pagesBack(db: Database, reading: Reading, last: SearchPage): Promise<SearchPage[]> {
  return follow(db, reading, "previousCursor", last, async () => undefined);
}

async function follow(
  db: Database,
  reading: Reading,
  way: "nextCursor" | "previousCursor",
  first: SearchPage,
  between: () => Promise<unknown>,
): Promise<SearchPage[]> {
  const pages = [first];
  for (let cursor = first[way]; cursor !== null; ) {
    if (pages.length > mostPages) expect.fail("The pages do not end.");
    await between();
    const page = await searchImages(db, { ...reading, cursor });
    pages.push(page);
    cursor = page[way];
  }
  return pages;
}
