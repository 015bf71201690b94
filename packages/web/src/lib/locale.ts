import { createStore } from "./store.ts";

/** BCP 47 tag by which numbers, times and plurals are written. */
export const locale = createStore("en-GB");
