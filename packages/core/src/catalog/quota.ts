import { sql } from "kysely";

/** What a library may hold, the trash included, and how often it may be analyzed. */
export interface Quota {
  images: number;
  /** Of originals. */
  bytes: number;
  /** New pictures and retries, a UTC day. */
  analysesPerDay: number;
}

/** A quota that nobody reaches, where none is given. */
export const unlimited: Quota = {
  images: Number.MAX_SAFE_INTEGER,
  bytes: Number.MAX_SAFE_INTEGER,
  analysesPerDay: Number.MAX_SAFE_INTEGER,
};

/** The UTC day, by the database's clock. */
export const today = sql`(now() at time zone 'UTC')::date`;

/** How many analyses the `owner` row has had today. */
export const analysesToday = sql<number>`case when analysis_day = ${today} then analysis_count else 0 end`;
