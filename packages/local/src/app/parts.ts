import { join } from "node:path";
import type { Mail } from "../cognito/outbox.ts";
import { UserPool } from "../cognito/pool.ts";
import { Faults } from "../faults/faults.ts";
import type { Functions } from "../lambda/functions.ts";
import { Clock } from "../lib/clock.ts";
import type { Store } from "../lib/store.ts";
import { DataApi } from "../rds-data/data-api.ts";
import { PgliteEngine } from "../rds-data/pglite-engine.ts";
import { PostgresEngine } from "../rds-data/postgres-engine.ts";
import { Detectors } from "../rekognition/detectors.ts";
import { StartError } from "./options.ts";
import { openResources, type Resources, type Surroundings } from "./resources.ts";
import { demoUser } from "./settings.ts";

/** Everything that the running system consists of. */
export interface Parts extends Resources, Surroundings {
  functions: Functions;
  dataApi: DataApi;
  pool: UserPool;
  detectors: Detectors;
}

/** Where the parts keep what they hold. */
export interface PartsOptions {
  dataFolder: string;
  databaseUrl?: string | undefined;
  onMail?: ((mail: Mail) => void) | undefined;
}

/** Opens all, making what is not there. */
export async function openParts(
  { dataFolder, databaseUrl, onMail }: PartsOptions,
  store: Store,
  functions: Functions,
  awsEndpoint: string,
): Promise<Parts> {
  const surroundings = { clock: new Clock(), faults: new Faults() };
  const [resources, engine, pool] = await Promise.all([
    openResources(store, dataFolder, awsEndpoint, functions, surroundings),
    databaseUrl ? openPostgres(databaseUrl) : PgliteEngine.open(join(dataFolder, "database")),
    UserPool.open(store, { endpoint: awsEndpoint, ...(onMail && { onMail }) }),
  ]);
  pool.declareUser(demoUser.email, demoUser.password);
  const detectors = new Detectors();
  detectors.labels.warm();
  return { ...resources, ...surroundings, functions, dataApi: new DataApi(engine), pool, detectors };
}

/** Closes all in order; what is in flight comes again at the next start. */
export async function closeParts({
  asyncInvocations,
  buses,
  functions,
  detectors,
  dataApi,
}: Parts): Promise<void> {
  asyncInvocations.stop();
  buses.close();
  functions.close();
  await detectors.close();
  await dataApi.close();
}

/** @throws StartError when no PostgreSQL answers there, or it lets nobody in; the password is not told */
async function openPostgres(url: string): Promise<PostgresEngine> {
  try {
    return await PostgresEngine.open(url);
  } catch (error) {
    const reason = error instanceof Error ? reasonOf(error.cause) : "";
    throw new StartError(
      `The database at ${new URL(url).host}, which DATABASE_URL names, cannot be used${reason}.`,
    );
  }
}

/** What is known of a failed connection; one that was tried at several addresses has a code and no words. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  const words = cause.message || ("code" in cause ? String(cause.code) : cause.name);
  return ` (${words})`;
}
