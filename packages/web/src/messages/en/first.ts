import { common } from "./common.ts";
import { library } from "./library.ts";
import { search } from "./search.ts";
import { upload } from "./upload.ts";

/** What the library itself says. */
export const first = { common, library, search, upload };
