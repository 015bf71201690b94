import { common } from "./common.ts";
import { library } from "./library.ts";

export const en = { common, library };
