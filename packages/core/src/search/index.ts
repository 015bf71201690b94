export { CursorError } from "./cursor.ts";
export { type FoundImage, type SearchPage, searchImages } from "./search-images.ts";
