import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type RouteName, routeFunction, routes, type Setting } from "@image-content-search/core/contract";
import { exampleBody } from "@image-content-search/core/openapi";
import { type Invocation, startCold } from "./cold-process.ts";
import { Library, type SystemInfo } from "./library.ts";
import { numberOption } from "./options.ts";
import { atMost, percentiles, printReport, progress, quantile, type Row } from "./report.ts";
import { withSystem } from "./with-system.ts";

const rounds = numberOption("rounds", 15);
/** How many times as long as an empty handler a handler of the API may take. */
const mostTimes = 2;
const repository = join(import.meta.dirname, "../../..");
const names = Object.keys(routes) as RouteName[];

async function main(): Promise<void> {
  await withSystem(async ({ appUrl }, folder) => {
    const { info } = await Library.open(appUrl);
    const samples = await measure(info, await writeEmptyHandler(folder));
    printReport({ name: "cold-start", params: { rounds }, rows: toRows(samples) });
  });
}

async function writeEmptyHandler(folder: string): Promise<string> {
  const bundle = join(folder, "empty.mjs");
  await writeFile(bundle, "export const handler = async () => ({ statusCode: 204 });");
  return bundle;
}

type Samples = Record<"empty" | RouteName, number[]>;

/** Every handler once a round beside the empty one, so that the machine's moods meet all alike. */
async function measure(info: SystemInfo, empty: string): Promise<Samples> {
  const samples = Object.fromEntries(["empty", ...names].map((name) => [name, [] as number[]])) as Samples;
  const environment = environmentOf(info);
  for (let round = 1; round <= rounds; round++) {
    progress(`Round ${round} of ${rounds} …`);
    samples.empty.push((await startCold({ bundle: empty, environment: {}, event: {} })).ms);
    for (const name of names) samples[name].push(await timeRoute(name, environment));
  }
  progress("");
  return samples;
}

async function timeRoute(name: RouteName, environment: Invocation["environment"]): Promise<number> {
  const path = routeFunction(name)
    .handler.replace("/src/", "/dist/")
    .replace(/\.handler$/, ".mjs");
  const { ms, answer } = await startCold({
    bundle: join(repository, path),
    environment,
    event: requestTo(name),
  });
  const expected = "params" in routes[name] ? 404 : Number(Object.keys(routes[name].answers).at(-1));
  if (answer.statusCode !== expected) throw new Error(`${name} answered ${JSON.stringify(answer)}.`);
  return ms;
}

const nobodys = "0190a5a0-0000-7000-8000-000000000001";

/** A request that the route serves: of somebody new, for what is nobody's, with the body that the contract shows. */
function requestTo(name: RouteName): object {
  const body = exampleBody(name);
  const named = [...routes[name].path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => [parameter, nobodys]);
  return {
    headers: {},
    requestContext: { requestId: randomUUID(), authorizer: { jwt: { claims: { sub: randomUUID() } } } },
    pathParameters: Object.fromEntries(named),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

function environmentOf(info: SystemInfo): Record<string, string> {
  const settings: Record<Setting, string> = {
    APP_URL: info.appUrl,
    ANALYSIS_QUEUE_URL: info.queueUrl,
    BUCKET_NAME: info.bucket,
    DATABASE_ARN: info.databaseArn,
    DATABASE_NAME: info.databaseName,
    DATABASE_SECRET_ARN: info.databaseSecretArn,
    DEMO_USER_EMAIL: "",
    DEMO_USER_PASSWORD: "",
    EVENT_BUS_NAME: info.eventBusName,
    HOSTED_UI_DOMAIN: "",
    INDEX_QUEUE_URL: "",
    JOBS_QUEUE_URL: new URL("jobs-queue", info.queueUrl).href,
    MEDIA_KEY_PAIR_ID: "local",
    MEDIA_KEY_SECRET_ARN: "image-content-search-media-key",
    PREPARE_FUNCTION_NAME: "",
    DETECTORS: "labels",
    QUOTA_ANALYSES_PER_DAY: "1000",
    QUOTA_BYTES: "1000000000",
    QUOTA_IMAGES: "1000",
    SIGN_UP: "open",
    USER_POOL_CLIENT_ID: info.userPoolClientId,
    USER_POOL_ENDPOINT: "",
    USER_POOL_ID: info.userPoolId,
    WATCHDOG_QUEUE_URL: new URL("watchdog-queue", info.queueUrl).href,
  };
  return {
    ...settings,
    AWS_REGION: info.region,
    AWS_ENDPOINT_URL: info.awsEndpoint,
    AWS_ACCESS_KEY_ID: info.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: info.credentials.secretAccessKey,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}

/** The times, and how many times the empty handler's median each one's is. */
function toRows({ empty, ...samples }: Samples): Row[] {
  const rows = Object.entries(samples).flatMap(([name, times]) => [
    percentiles(name, "ms", times),
    atMost(`${name} beside the empty one`, "×", quantile(times, 0.5) / quantile(empty, 0.5), mostTimes),
  ]);
  return [percentiles("empty handler", "ms", empty), ...rows];
}

await main();
