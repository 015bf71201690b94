import { type RawBuilder, sql } from "kysely";

// The Data API sends strings as varchar without a hint: what is not text needs a cast in the SQL.

/** A UUID parameter. */
export const uuid = (value: string): RawBuilder<string> => sql<string>`cast(${value} as uuid)`;

/** A moment as parameter, from ISO 8601. */
export const instant = (value: string): RawBuilder<string> => sql<string>`cast(${value} as timestamptz)`;

/** A JSON parameter; null stays SQL's null. */
export function json<Value>(value: Value): RawBuilder<Value> {
  const text = value === null || value === undefined ? null : JSON.stringify(value);
  return sql<Value>`cast(${text} as jsonb)`;
}

/**
 * Whether the row of `image` that a statement locks is the one that it saw when it began. If not, the statement waited
 * for another, and what it sees of the image in other tables is older than the row: it must begin anew. So everybody
 * who writes what belongs to an image updates its row as well.
 */
export const isSeenImage: RawBuilder<boolean> = sql<boolean>`(image.xmin = (
  select seen.xmin from image seen where seen.image_key = image.image_key))`;
