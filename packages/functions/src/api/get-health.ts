import { answer, apiHandler } from "../lib/api-handler.ts";

/** Says that the API answers. Never touches the database, so that asking does not keep it awake. */
export const handler = apiHandler("getHealth", async () => answer(200, { status: "ok" }));
