import * as z from "zod/mini";
import { queryLimits } from "../search/query/index.ts";
import { Count, Instant, StatusCounts, ValueCounts } from "./parts.ts";

/** A query under a name of its owner's; names are unique whatever their case. */
export const SavedSearchRequest = z.object({
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1),
      z.maxLength(100),
      z.regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u, "must be one line of plain text"),
    ),
  q: z.string().check(z.maxLength(queryLimits.maxLength)),
});
export type SavedSearchRequest = z.infer<typeof SavedSearchRequest>;

/** A saved search as it is kept. */
export const SavedSearch = z.object({
  savedSearchId: z.uuid(),
  name: z.string(),
  /** As it was typed. */
  q: z.string(),
  /** The text of its meaning: queries that obviously mean the same have the same. */
  canonical: z.string(),
  savedAt: Instant,
});
export type SavedSearch = z.infer<typeof SavedSearch>;

/** By name. */
export const SavedSearches = z.object({ savedSearches: z.array(SavedSearch) });
export type SavedSearches = z.infer<typeof SavedSearches>;

/** Which saved search. */
export const SavedSearchParams = z.object({ savedSearchId: z.uuid() });

const Use = z.object({ used: Count, limit: Count });

/** A library at a glance; all counts are exact. */
export const Stats = z.object({
  /** That an empty query finds. */
  images: Count,
  /** Of all originals, those in the trash too. */
  bytes: Count,
  /** In the trash. */
  trashed: Count,
  /** Of all outside the trash. */
  byStatus: StatusCounts,
  /** Of those that an empty query finds, the commonest first; at most 20 each but for years. */
  byType: ValueCounts,
  byYear: ValueCounts,
  labels: ValueCounts,
  cameras: ValueCounts,
  colors: ValueCounts,
  /** What the library may hold, and how often it may be analyzed in a UTC day. */
  quota: z.object({ images: Use, bytes: Use, analysesToday: Use }),
});
export type Stats = z.infer<typeof Stats>;
