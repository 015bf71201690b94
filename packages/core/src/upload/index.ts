export { cleanFilename } from "./filename.ts";
export {
  analysisKey,
  analysisPrefix,
  originalKey,
  originalPrefix,
  parseImageKey,
  parseOriginalKey,
  renditionKey,
  renditionPrefix,
  renditionVersion,
} from "./keys.ts";
export type { ContentType } from "./limits.ts";
export { contentTypes, detectorLimits, limits } from "./limits.ts";
export { pictureHeadBytes, pictureType } from "./picture-type.ts";
