import type { Messages } from "../index.ts";
import { activity } from "./activity.ts";
import { common } from "./common.ts";
import { library } from "./library.ts";
import { upload } from "./upload.ts";

export const de: Messages = { activity, common, library, upload };
