import type { First } from "../index.ts";
import { common } from "./common.ts";
import { library } from "./library.ts";
import { search } from "./search.ts";
import { upload } from "./upload.ts";

/** What the library itself says. */
export const first: First = { common, library, search, upload };
