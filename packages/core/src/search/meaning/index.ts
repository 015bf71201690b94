export { singulars } from "./singulars.ts";
export { broader, synonyms } from "./synonyms.ts";
