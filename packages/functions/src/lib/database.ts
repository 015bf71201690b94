import { openCatalog } from "./open-catalog.ts";

/** A usual waking, 15 s, passes unseen; what is left of CloudFront's 30 s is for the request itself. */
const patienceMs = 20_000;

/** The catalog as API handlers ask it. Opened once a function's life; holds no connection. */
export const database = openCatalog(patienceMs);
