export { CursorError } from "./cursor.ts";
export type { FoundImage, TermMatch } from "./item.ts";
export { countImages, type SearchPage, searchImages } from "./search-images.ts";
