/**
 * What runs behind the API, as data: the stacks make AWS resources of it, the laptop serves it.
 * Times in seconds, memory in MiB.
 */
export const queues = {
  analysis: { visibilityTimeout: 360, maxReceiveCount: 3 },
  index: { visibilityTimeout: 180, maxReceiveCount: 3 },
} as const;

export type QueueName = keyof typeof queues;

/** Detail types that the bus hands to a queue. */
export const rules = {
  index: {
    detailTypes: ["image.uploaded", "image.prepared", "image.analyzed", "image.failed"],
    queue: "index",
  },
} as const;

/** How every function is bundled, deployed as on the laptop. */
export const bundling = {
  format: "esm",
  target: "node20",
  minify: true,
  // Some dependencies are CommonJS and call require() for Node's own modules.
  banner: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
} as const;

/** Environment variables that tell a function where things are. */
export type Setting =
  | "APP_URL"
  | "ANALYSIS_QUEUE_URL"
  | "BUCKET_NAME"
  | "DATABASE_ARN"
  | "DATABASE_NAME"
  | "DATABASE_SECRET_ARN"
  | "DEMO_USER_EMAIL"
  | "DEMO_USER_PASSWORD"
  | "EVENT_BUS_NAME"
  | "HOSTED_UI_DOMAIN"
  | "MEDIA_KEY_PAIR_ID"
  | "MEDIA_KEY_SECRET_ARN"
  | "USER_POOL_CLIENT_ID"
  | "USER_POOL_ENDPOINT"
  | "USER_POOL_ID";

const database = ["DATABASE_ARN", "DATABASE_SECRET_ARN", "DATABASE_NAME"] as const;
const bucket = ["BUCKET_NAME"] as const;

/** What a function may touch, each with the settings it needs; `stacks` turns each into actions and resources. */
export const touchSettings = {
  database,
  "originals:read": bucket,
  "originals:write": bucket,
  "media:read": bucket,
  "media:write": bucket,
  "analysis:write": bucket,
  "analysis-queue:send": ["ANALYSIS_QUEUE_URL"],
  "bus:put": ["EVENT_BUS_NAME"],
  "detect-labels": bucket,
  "media-key:read": ["APP_URL", "MEDIA_KEY_PAIR_ID", "MEDIA_KEY_SECRET_ARN"],
} as const satisfies Record<string, readonly Setting[]>;

export type Touch = keyof typeof touchSettings;

export interface FunctionSpec {
  /** Path of the handler from the repository's root, `file.export`. */
  handler: string;
  timeout: number;
  memory: number;
  touches: readonly Touch[];
  /** Settings beside those that come with what it touches. */
  settings?: readonly Setting[];
  /** npm packages with native parts: copied beside the bundle instead of being bundled. */
  external?: readonly string[];
}

/** Every setting that a function reads. */
export function functionSettings({ touches, settings = [] }: FunctionSpec): Setting[] {
  return [...new Set([...settings, ...touches.flatMap((touch): readonly Setting[] => touchSettings[touch])])];
}

/** What calls a function: objects below a key prefix, asynchronously; or messages of a queue, in batches. */
export type Trigger =
  | { objectCreated: string }
  | { queue: QueueName; batchSize: number; maxConcurrency: number };

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
    touches: ["originals:read", "media:write", "analysis-queue:send", "bus:put"],
    external: ["sharp"],
    trigger: { objectCreated: "originals/" },
    /** Gets the record of an invocation that failed three times; its reader tells the owner. */
    onFailure: { queue: "index" },
  },
  analyze: {
    handler: "packages/functions/src/events/analyze.handler",
    timeout: 60,
    memory: 512,
    touches: ["media:read", "analysis:write", "detect-labels", "bus:put"],
    trigger: { queue: "analysis", batchSize: 4, maxConcurrency: 2 },
  },
  index: {
    handler: "packages/functions/src/events/index-image.handler",
    timeout: 30,
    memory: 512,
    touches: ["database"],
    trigger: { queue: "index", batchSize: 10, maxConcurrency: 2 },
  },
} as const satisfies Record<string, EventFunctionSpec>;

/** Runs the migrations; called at deploy and when the laptop starts, before new code. */
export const migrator = {
  handler: "packages/functions/src/jobs/migrate.handler",
  timeout: 300,
  memory: 512,
  touches: ["database"],
} as const satisfies FunctionSpec;
