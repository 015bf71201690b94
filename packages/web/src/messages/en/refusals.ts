import { refusalWords } from "@image-content-search/core/query";

/** What is wrong with a query; in English the parser has the words. */
export const refusals = refusalWords;
