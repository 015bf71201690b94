import { detectors as allDetectors, type Detector } from "@image-content-search/core/events";
import { developer } from "../lib/keyring.ts";
import type { LocalInfo } from "./local-pages.ts";
import type { Parts } from "./parts.ts";
import { deadLetterQueueOf, demoUser, names, quota, type Settings } from "./settings.ts";

/** What functions are told of the running system. */
export function settingsOf(
  { pool, queues, secrets }: Parts,
  appUrl: string,
  awsEndpoint: string,
  detectors: readonly Detector[] = allDetectors,
): Settings {
  return {
    APP_URL: appUrl,
    ANALYSIS_QUEUE_URL: queues.url(names.queues.analysis),
    BUCKET_NAME: names.bucket,
    DATABASE_ARN: names.databaseArn,
    DATABASE_NAME: names.database,
    DATABASE_SECRET_ARN: secrets.get(names.databaseSecret).arn,
    DEMO_USER_EMAIL: demoUser.email,
    DEMO_USER_PASSWORD: demoUser.password,
    EVENT_BUS_NAME: names.eventBus,
    HOSTED_UI_DOMAIN: "",
    INDEX_QUEUE_URL: queues.url(names.queues.index),
    JOBS_QUEUE_URL: queues.url(names.queues.jobs),
    MEDIA_KEY_PAIR_ID: names.mediaKeyPair,
    MEDIA_KEY_SECRET_ARN: secrets.get(names.mediaKeySecret).arn,
    PREPARE_FUNCTION_NAME: "prepare",
    DETECTORS: detectors.join(","),
    QUOTA_ANALYSES_PER_DAY: String(quota.analysesPerDay),
    QUOTA_BYTES: String(quota.bytes),
    QUOTA_IMAGES: String(quota.images),
    SIGN_UP: "open",
    USER_POOL_CLIENT_ID: pool.clientId,
    USER_POOL_ENDPOINT: awsEndpoint,
    USER_POOL_ID: pool.id,
    WATCHDOG_QUEUE_URL: queues.url(names.queues.watchdog),
  };
}

/** What scripts are told of it. */
export function infoOf({ pool, queues, secrets }: Parts, appUrl: string, awsEndpoint: string): LocalInfo {
  return {
    appUrl,
    apiUrl: `${appUrl}/api`,
    awsEndpoint,
    region: names.region,
    userPoolId: pool.id,
    userPoolClientId: pool.clientId,
    bucket: names.bucket,
    queueUrl: queues.url(names.queues.analysis),
    deadLetterQueueUrl: queues.url(deadLetterQueueOf(names.queues.analysis)),
    eventBusName: names.eventBus,
    databaseArn: names.databaseArn,
    databaseSecretArn: secrets.get(names.databaseSecret).arn,
    databaseName: names.database,
    demoUser,
    credentials: developer,
  };
}
