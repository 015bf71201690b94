import { type RawBuilder, sql } from "kysely";

// The Data API sends strings as varchar without a hint: what is not text needs a cast in the SQL.

/** A UUID parameter. */
export const uuid = (value: string): RawBuilder<string> => sql<string>`cast(${value} as uuid)`;

/** Several UUIDs as one parameter, for `in`: the Data API takes no arrays. */
export function uuids(values: readonly string[]): RawBuilder<unknown> {
  return sql`(select cast(id as uuid) from jsonb_array_elements_text(${json(values)}) as i(id))`;
}

/** A moment as parameter, from ISO 8601. */
export const instant = (value: string): RawBuilder<string> => sql<string>`cast(${value} as timestamptz)`;

/** A column of moments within JSON: UTC ISO 8601 with milliseconds, null for null. */
export function isoText(column: string): RawBuilder<string | null> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A JSON parameter; null stays SQL's null. */
export function json<Value>(value: Value): RawBuilder<Value> {
  const text = value === null || value === undefined ? null : JSON.stringify(value);
  return sql<Value>`cast(${text} as jsonb)`;
}
