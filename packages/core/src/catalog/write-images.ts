import { type RawBuilder, sql } from "kysely";

/** What a statement answers of each image that it locked. */
export interface WrittenImage {
  imageId: string;
  /** Whether the image was as the statement saw it: {@link isSeenImage}; else nothing was written to it. */
  isWritten: boolean;
}

/**
 * Whether the row of `image` that a statement locks is the one that it saw when it began. If not, the statement waited
 * for another, and what it sees of the image in other tables is older than the row: it must begin anew. So everybody
 * who writes what belongs to an image updates its row as well.
 */
export const isSeenImage: RawBuilder<boolean> = sql<boolean>`(image.xmin = (
  select seen.xmin from image seen where seen.image_key = image.image_key))`;

/**
 * Writes items, each about one image, by a statement for all; and by another for those whose images somebody else
 * wrote to at the same moment, until there are none. Answers the ids of the images that there are.
 */
export async function writeImages<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  write: (items: readonly Item[]) => Promise<readonly WrittenImage[]>,
): Promise<Set<string>> {
  const known = new Set<string>();
  for (let rest = items; rest.length > 0; ) {
    const rows = await write(rest);
    const overtaken = new Set<string>();
    for (const { imageId, isWritten } of rows) (isWritten ? known : overtaken).add(imageId);
    rest = rest.filter((item) => overtaken.has(idOf(item)));
  }
  return known;
}
