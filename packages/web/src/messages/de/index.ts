import type { Messages } from "../index.ts";
import { activity } from "./activity.ts";
import { auth } from "./auth.ts";
import { common } from "./common.ts";
import { library } from "./library.ts";
import { overview } from "./overview.ts";
import { search } from "./search.ts";
import { settings } from "./settings.ts";
import { trash } from "./trash.ts";
import { upload } from "./upload.ts";
import { viewer } from "./viewer.ts";

export const de: Messages = {
  activity,
  auth,
  common,
  library,
  overview,
  search,
  settings,
  trash,
  upload,
  viewer,
};
