export type { Advice, AdvisedLabel } from "./advise.ts";
export { CursorError } from "./cursor.ts";
export { type FacetField, type Facets, type FacetValue, facetFields, listFacets } from "./facets.ts";
export type { FoundImage, TermMatch } from "./item.ts";
export { countImages, type SearchPage, searchImages } from "./search-images.ts";
export { findSimilar, type SimilarImages } from "./similar.ts";
export { getStats, type LibraryStats } from "./stats.ts";
export { type Suggestion, suggest } from "./suggest.ts";
export { getTimeline, type TimelineMonth } from "./timeline.ts";
