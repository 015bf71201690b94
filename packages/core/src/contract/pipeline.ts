import type { Setting } from "./settings.ts";
import { type Touch, touches } from "./touches.ts";

/**
 * What runs behind the API, as data: the stacks make AWS resources of it, the laptop serves it.
 * Times in seconds, memory in MiB.
 */
export const queues = {
  analysis: { visibilityTimeout: 360, maxReceiveCount: 3 },
  index: { visibilityTimeout: 180, maxReceiveCount: 3 },
  /** Steps of jobs; the visibility is six times what a step may take. */
  jobs: { visibilityTimeout: 1_800, maxReceiveCount: 3 },
  /** One message an upload, which comes back until the image has ended. */
  watchdog: { visibilityTimeout: 180, maxReceiveCount: 3, delay: 900 },
} as const satisfies Record<string, QueueSpec>;

/** One of {@link queues}. */
export type QueueName = keyof typeof queues;

interface QueueSpec {
  visibilityTimeout: number;
  maxReceiveCount: number;
  /** How long every message waits before it can be received; 900 at most. */
  delay?: number;
}

/** Detail types that the bus hands to a queue. */
export const rules = {
  index: {
    detailTypes: ["image.uploaded", "image.prepared", "image.analyzed", "image.failed"],
    queue: "index",
  },
} as const;

/**
 * Where the SDK looks for credentials when the environment has none: loaded on demand, and a function's
 * environment has some. Left out, they save a sixth of a bundle.
 */
const otherCredentialProviders = [
  "@aws-sdk/credential-provider-http",
  "@aws-sdk/credential-provider-ini",
  "@aws-sdk/credential-provider-process",
  "@aws-sdk/credential-provider-sso",
  "@aws-sdk/credential-provider-web-identity",
  "@smithy/credential-provider-imds",
];

/** How every function is bundled, deployed as on the laptop. */
export const bundling = {
  format: "esm",
  target: "node20",
  minify: true,
  // Some dependencies are CommonJS and call require() for Node's own modules.
  banner: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  external: otherCredentialProviders,
} as const;

/** A function as it is deployed, and as the laptop runs it: timeout in seconds, memory in MiB. */
export interface FunctionSpec {
  /** Path of the handler from the repository's root, `file.export`. */
  handler: string;
  timeout: number;
  memory: number;
  touches: readonly Touch[];
  /** Settings beside those that come with what it touches. */
  settings?: readonly Setting[];
  /** npm packages that are not bundled, for their native parts or their licence: copied whole beside the bundle. */
  external?: readonly string[];
}

/** Every setting that a function reads. */
export function functionSettings({ touches: touched, settings = [] }: FunctionSpec): Setting[] {
  return [
    ...new Set([...settings, ...touched.flatMap((name): readonly Setting[] => touches[name].settings)]),
  ];
}

/** What each library may have. */
export const quotaSettings = ["QUOTA_ANALYSES_PER_DAY", "QUOTA_BYTES", "QUOTA_IMAGES"] as const;

/** What calls a function: objects below a key prefix, asynchronously; messages of a queue, in batches; or time. */
export type Trigger =
  | { objectCreated: string }
  | { everyHours: number }
  | { queue: QueueName; batchSize: number; maxConcurrency: number };

/** A function that no HTTP route calls: what does, and which queue hears of a call that failed for good. */
export interface EventFunctionSpec extends FunctionSpec {
  trigger: Trigger;
  onFailure?: { queue: QueueName };
}

/** The functions that no HTTP route calls. */
export const pipeline = {
  prepare: {
    handler: "packages/functions/src/events/prepare.handler",
    timeout: 60,
    memory: 2048,
    touches: ["originals:find", "media:write", "analysis-queue:send", "bus:put"],
    external: ["sharp", "libheif-js"],
    trigger: { objectCreated: "originals/" },
    /** Gets the record of an invocation that failed three times; its reader tells the owner. */
    onFailure: { queue: "index" },
  },
  analyze: {
    handler: "packages/functions/src/events/analyze.handler",
    timeout: 60,
    memory: 512,
    touches: [
      "media:read",
      "analysis:write",
      "rekognition",
      "bus:put",
      "analysis-queue:send",
      "analysis-queue:postpone",
    ],
    trigger: { queue: "analysis", batchSize: 4, maxConcurrency: 2 },
  },
  index: {
    handler: "packages/functions/src/events/index-image.handler",
    timeout: 30,
    memory: 512,
    touches: ["database", "index-queue:postpone"],
    trigger: { queue: "index", batchSize: 10, maxConcurrency: 2 },
  },
  watch: {
    handler: "packages/functions/src/events/watch.handler",
    timeout: 30,
    memory: 512,
    touches: [
      "database",
      "originals:find",
      "prepare:invoke",
      "analysis-queue:send",
      "queues:look",
      "bus:put",
      "watchdog-queue:send",
      "watchdog-queue:postpone",
    ],
    trigger: { queue: "watchdog", batchSize: 10, maxConcurrency: 2 },
  },
  runJobs: {
    handler: "packages/functions/src/jobs/run-jobs.handler",
    timeout: 300,
    memory: 512,
    touches: [
      "database",
      "jobs-queue:send",
      "jobs-queue:postpone",
      "watchdog-queue:send",
      "analysis-queue:send",
      "prepare:invoke",
      "objects:purge",
      "users:delete",
    ],
    settings: quotaSettings,
    trigger: { queue: "jobs", batchSize: 1, maxConcurrency: 2 },
  },
  keepHouse: {
    handler: "packages/functions/src/jobs/keep-house.handler",
    timeout: 900,
    memory: 512,
    touches: ["database", "objects:purge"],
    trigger: { everyHours: 24 },
  },
} as const satisfies Record<string, EventFunctionSpec>;

/** What an operator calls, step by step, by `npm run reindex`, `reconcile` and `verify-counts`. */
export const operations = {
  reindex: {
    handler: "packages/functions/src/jobs/reindex.handler",
    timeout: 300,
    memory: 512,
    touches: ["database", "analysis:find", "bus:put"],
  },
  reconcile: {
    handler: "packages/functions/src/jobs/reconcile.handler",
    timeout: 300,
    memory: 512,
    touches: ["database", "objects:list"],
  },
  verifyCounts: {
    handler: "packages/functions/src/jobs/verify-counts.handler",
    timeout: 300,
    memory: 512,
    touches: ["database"],
  },
} as const satisfies Record<string, FunctionSpec>;

/** Cognito asks it who may make an account, and takes no answer after 5 s. */
export const preSignUp = {
  handler: "packages/functions/src/auth/pre-sign-up.handler",
  timeout: 5,
  memory: 256,
  touches: [],
  settings: ["SIGN_UP"],
} as const satisfies FunctionSpec;

/** Runs the migrations; called at deploy and when the laptop starts, before new code. */
export const migrator = {
  handler: "packages/functions/src/jobs/migrate.handler",
  timeout: 300,
  memory: 512,
  touches: ["database"],
} as const satisfies FunctionSpec;
