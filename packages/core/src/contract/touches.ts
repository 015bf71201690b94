import type { Setting } from "./settings.ts";

/** What permissions name. */
export type ResourceName =
  | "analysisQueue"
  | "bucket"
  | "database"
  | "databaseSecret"
  | "eventBus"
  | "indexQueue"
  | "jobsQueue"
  | "mediaKeySecret"
  | "prepareFunction"
  | "userPool"
  | "watchdogQueue";

/** IAM actions that are allowed, and on what. */
export interface Grant {
  actions: readonly string[];
  /** `*` for an action that has no resource to name. */
  resource: ResourceName | "*";
  /** Only the objects whose keys begin so. */
  prefix?: string;
}

interface TouchSpec {
  /** Where the function finds what it touches. */
  settings: readonly Setting[];
  grants: readonly Grant[];
}

/** What a function may touch: `stacks` makes policies of it, and the laptop holds functions to it. */
export const touches = {
  database: {
    settings: ["DATABASE_ARN", "DATABASE_SECRET_ARN", "DATABASE_NAME"],
    grants: [
      {
        actions: [
          "rds-data:BeginTransaction",
          "rds-data:CommitTransaction",
          "rds-data:ExecuteStatement",
          "rds-data:RollbackTransaction",
        ],
        resource: "database",
      },
      { actions: ["secretsmanager:GetSecretValue"], resource: "databaseSecret" },
    ],
  },
  "originals:read": objects("s3:GetObject", "originals/"),
  /** Whether one is there: only who may list a bucket is told that a key is missing. */
  "originals:find": {
    settings: ["BUCKET_NAME"],
    grants: [
      { actions: ["s3:GetObject"], resource: "bucket", prefix: "originals/" },
      { actions: ["s3:ListBucket"], resource: "bucket" },
    ],
  },
  "analysis:find": {
    settings: ["BUCKET_NAME"],
    grants: [
      { actions: ["s3:GetObject"], resource: "bucket", prefix: "analysis/" },
      { actions: ["s3:ListBucket"], resource: "bucket" },
    ],
  },
  "objects:list": {
    settings: ["BUCKET_NAME"],
    grants: [{ actions: ["s3:ListBucket"], resource: "bucket" }],
  },
  "originals:write": objects("s3:PutObject", "originals/"),
  "media:read": objects("s3:GetObject", "media/"),
  "media:write": objects("s3:PutObject", "media/"),
  "analysis:write": objects("s3:PutObject", "analysis/"),
  "objects:purge": {
    settings: ["BUCKET_NAME"],
    grants: [
      { actions: ["s3:DeleteObject"], resource: "bucket", prefix: "originals/" },
      { actions: ["s3:DeleteObject"], resource: "bucket", prefix: "media/" },
      { actions: ["s3:DeleteObject"], resource: "bucket", prefix: "analysis/" },
      { actions: ["s3:ListBucket"], resource: "bucket" },
    ],
  },
  "analysis-queue:send": {
    settings: ["ANALYSIS_QUEUE_URL"],
    grants: [{ actions: ["sqs:SendMessage"], resource: "analysisQueue" }],
  },
  "jobs-queue:send": {
    settings: ["JOBS_QUEUE_URL"],
    grants: [{ actions: ["sqs:SendMessage"], resource: "jobsQueue" }],
  },
  "watchdog-queue:send": {
    settings: ["WATCHDOG_QUEUE_URL"],
    grants: [{ actions: ["sqs:SendMessage"], resource: "watchdogQueue" }],
  },
  /** When a message that failed comes again. */
  "analysis-queue:postpone": postpone("analysisQueue", "ANALYSIS_QUEUE_URL"),
  "index-queue:postpone": postpone("indexQueue", "INDEX_QUEUE_URL"),
  "jobs-queue:postpone": postpone("jobsQueue", "JOBS_QUEUE_URL"),
  "watchdog-queue:postpone": postpone("watchdogQueue", "WATCHDOG_QUEUE_URL"),
  /** How many messages the pipeline's queues hold. */
  "queues:look": {
    settings: ["ANALYSIS_QUEUE_URL", "INDEX_QUEUE_URL"],
    grants: [
      { actions: ["sqs:GetQueueAttributes"], resource: "analysisQueue" },
      { actions: ["sqs:GetQueueAttributes"], resource: "indexQueue" },
    ],
  },
  "prepare:invoke": {
    settings: ["PREPARE_FUNCTION_NAME"],
    grants: [{ actions: ["lambda:InvokeFunction"], resource: "prepareFunction" }],
  },
  "bus:put": {
    settings: ["EVENT_BUS_NAME"],
    grants: [{ actions: ["events:PutEvents"], resource: "eventBus" }],
  },
  rekognition: {
    settings: ["BUCKET_NAME", "DETECTORS"],
    grants: [
      {
        actions: ["rekognition:DetectLabels", "rekognition:DetectModerationLabels", "rekognition:DetectText"],
        // They have no resource to name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrekognition.html
        resource: "*",
      },
    ],
  },
  "users:delete": {
    settings: ["USER_POOL_ID"],
    grants: [{ actions: ["cognito-idp:AdminDeleteUser"], resource: "userPool" }],
  },
  "media-key:read": {
    settings: ["APP_URL", "MEDIA_KEY_PAIR_ID", "MEDIA_KEY_SECRET_ARN"],
    grants: [{ actions: ["secretsmanager:GetSecretValue"], resource: "mediaKeySecret" }],
  },
} as const satisfies Record<string, TouchSpec>;

export type Touch = keyof typeof touches;

/** The least that a function needs for what it touches. */
export function grantsFor(names: readonly Touch[]): Grant[] {
  return names.flatMap((name): readonly Grant[] => touches[name].grants);
}

function objects<const Action extends string>(action: Action, prefix: string) {
  return {
    settings: ["BUCKET_NAME"],
    grants: [{ actions: [action], resource: "bucket", prefix }],
  } as const;
}

function postpone<const Queue extends ResourceName, const Url extends Setting>(
  resource: Queue,
  setting: Url,
) {
  return { settings: [setting], grants: [{ actions: ["sqs:ChangeMessageVisibility"], resource }] } as const;
}
