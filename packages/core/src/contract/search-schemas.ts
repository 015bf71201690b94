import * as z from "zod/mini";
import { dateFault, dateWords, queryLimits, sayReason, sorts } from "../search/query/index.ts";
import { Confidence, Count, ImageStatus, Instant, Picture, ValueCounts } from "./parts.ts";

/** Why an image is in the result: the query's term and what it met. */
export const Match = z.object({
  term: z.string(),
  tier: z.enum(["label", "text", "filename"]),
  label: z.optional(z.string()),
  confidence: z.optional(Confidence),
});
export type Match = z.infer<typeof Match>;

/** An image of a result. */
export const ImageItem = z.object({
  imageId: z.uuid(),
  filename: z.string(),
  byteSize: Count,
  /** Size of the upright original in pixels. */
  width: z.int(),
  height: z.int(),
  uploadedAt: Instant,
  takenAt: z.nullable(Instant),
  /** When it counts as taken: `takenAt`, else `uploadedAt`. Results are ordered by it. */
  sortAt: Instant,
  status: ImageStatus,
  thumbnail: z.object({ ...Picture.shape, thumbhash: z.string() }),
  labels: z.array(z.object({ name: z.string(), confidence: Confidence })),
  matches: z.array(Match),
});
export type ImageItem = z.infer<typeof ImageItem>;

/** How a bare word was understood: as what it names, by another name of it, as its beginning, or as part of a file name. */
export const Meaning = z.object({
  term: z.string(),
  tier: z.enum(["exact", "synonym", "prefix", "filename"]),
  /** Labels that it reached, folded, the commonest first, at most 10. */
  labels: z.array(z.string()),
});
export type Meaning = z.infer<typeof Meaning>;

const AdvisedLabels = z.array(z.object({ name: z.string(), count: Count }));

/** What may have been meant by a word that finds nothing, with how many images that would find. */
export const Advice = z.object({
  term: z.string(),
  /** Labels that are written much like it. */
  didYouMean: AdvisedLabels,
  /** Labels of wider meaning, the nearest first. */
  broader: AdvisedLabels,
});
export type Advice = z.infer<typeof Advice>;

/** A page of a result, with how the query was understood. */
export const ImagePage = z.object({
  items: z.array(ImageItem),
  /** Exact; only on a first page (no cursor), else null. */
  total: z.nullable(Count),
  nextCursor: z.nullable(z.string()),
  previousCursor: z.nullable(z.string()),
  meanings: z.array(Meaning),
  /** On a first page that finds nothing. */
  advice: z.array(Advice),
});
export type ImagePage = z.infer<typeof ImagePage>;

const QueryText = z.string().check(z.maxLength(queryLimits.maxLength));

/** A query alone; blank is the whole library. */
export const QueryParams = z.object({ q: z._default(QueryText, "") });

/** In quotes, for it may be empty. */
function seekWords(text: string): string | undefined {
  const fault = dateFault(text, `"${text}"`);
  return fault && sayReason(dateWords, fault);
}

/** Which page of which result: 1–200 images, 60 unless told otherwise. */
export const SearchParams = z.object({
  ...QueryParams.shape,
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 60),
  cursor: z.optional(z.string().check(z.maxLength(1_000))),
  /** The order where the query names none. */
  sort: z.optional(z.enum(sorts)),
  /** A year, month or day (UTC) at which the first page begins. */
  seek: z.optional(
    z.string().check(
      z.refine((text) => dateFault(text) === undefined, {
        error: ({ input }) => seekWords(String(input)),
      }),
    ),
  ),
});

/** A result by month, `2024-05` (UTC), newest first, without the months that have none. */
export const Timeline = z.object({ months: z.array(z.object({ month: z.string(), count: Count })) });
export type Timeline = z.infer<typeof Timeline>;

/** How many images of a result have each value, the commonest first; a field's own filter does not narrow it. */
export const Facets = z.object({
  label: ValueCounts,
  category: ValueCounts,
  color: ValueCounts,
  camera: ValueCounts,
  type: ValueCounts,
  year: ValueCounts,
  month: ValueCounts,
});
export type Facets = z.infer<typeof Facets>;

/** What stands before the caret. */
export const SuggestionParams = z.object({
  prefix: z._default(
    z.string().check(z.maxLength(200), z.regex(/^\P{Cc}*$/u, "must be without control characters")),
    "",
  ),
});

/** What can stand where somebody types. */
export const Suggestions = z.object({
  suggestions: z.array(
    z.object({
      kind: z.enum(["saved", "label", "category", "text", "camera", "lens", "value", "field"]),
      text: z.string(),
      /** As it stands in a query, in place of what was typed. */
      query: z.string(),
      /** How many images have it; null for a field and for a saved search. */
      count: z.nullable(Count),
    }),
  ),
});
export type Suggestions = z.infer<typeof Suggestions>;

/** Images that are like one, none of them itself; at most 30 each. */
export const Similar = z.object({
  /** By the labels that they share; `score` is the share of the image's own that they have, 0–1. Best first. */
  similar: z.array(z.object({ ...ImageItem.shape, score: z.number() })),
  /** That look nearly the same; `distance` is in how many of 64 bits their looks differ. Nearest first. */
  duplicates: z.array(z.object({ ...ImageItem.shape, distance: Count })),
});
export type Similar = z.infer<typeof Similar>;
