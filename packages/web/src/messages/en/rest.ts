import { activity } from "./activity.ts";
import { auth } from "./auth.ts";
import { overview } from "./overview.ts";
import { refusals } from "./refusals.ts";
import { settings } from "./settings.ts";
import { trash } from "./trash.ts";
import { viewer } from "./viewer.ts";

/** What screens say that are loaded when somebody goes there. */
export const rest = { activity, auth, overview, refusals, settings, trash, viewer };
