import { answer, apiHandler } from "../lib/api-handler.ts";
import { mediaCookies } from "../lib/media-cookies.ts";

/** Lets the caller's browser read the caller's renditions, and no one else's. */
export const handler = apiHandler("createSession", async ({ ownerId }) =>
  answer(204, null, await mediaCookies(ownerId)),
);
