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
