export { cleanFilename } from "./filename.ts";
export type { ImageKey } from "./keys.ts";
export {
  analysisKey,
  originalKey,
  originalPrefix,
  parseOriginalKey,
  renditionKey,
  renditionVersion,
} from "./keys.ts";
export type { ContentType } from "./limits.ts";
export { contentTypes, detectorLimits, limits } from "./limits.ts";
