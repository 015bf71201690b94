import { activity } from "./activity.ts";
import { common } from "./common.ts";
import { library } from "./library.ts";
import { upload } from "./upload.ts";

export const en = { activity, common, library, upload };
