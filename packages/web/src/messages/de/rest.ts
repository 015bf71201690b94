import type { Rest } from "../index.ts";
import { activity } from "./activity.ts";
import { auth } from "./auth.ts";
import { failures } from "./failures.ts";
import { overview } from "./overview.ts";
import { refusals } from "./refusals.ts";
import { settings } from "./settings.ts";
import { trash } from "./trash.ts";
import { viewer } from "./viewer.ts";

/** What screens say that are loaded when somebody goes there. */
export const rest: Rest = { activity, auth, failures, overview, refusals, settings, trash, viewer };
