import type { Messages } from "../index.ts";
import { common } from "./common.ts";
import { library } from "./library.ts";
import { search } from "./search.ts";

export const de: Messages = { common, library, search };
