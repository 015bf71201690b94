// What the catalog runs on where there is no AWS, for tests and benches of other packages.

export { createAuthenticate, developer } from "../lib/keyring.ts";
export { DataApi } from "./data-api.ts";
export type { Engine } from "./engine.ts";
export { PgliteEngine } from "./pglite-engine.ts";
export { PostgresEngine } from "./postgres-engine.ts";
export { rdsDataService } from "./wire.ts";
