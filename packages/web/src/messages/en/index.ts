import { common } from "./common.ts";
import { library } from "./library.ts";
import { search } from "./search.ts";

export const en = { common, library, search };
