import { RemovalPolicy } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { QueueName } from "../packages/core/src/contract/index.ts";
import type { Detector } from "../packages/core/src/events/index.ts";

/** What differs between stages, and nothing else does. `check-settings.ts` refuses what AWS would. */
export interface StageSettings {
  production: boolean;
  /** What becomes of users, pictures and logs when their stack goes. */
  dataRemoval: RemovalPolicy;
  logRetention: RetentionDays;
  database: {
    /** Aurora capacity units, half steps; 0 lets it pause. */
    minCapacity: number;
    maxCapacity: number;
    /** Minutes without a statement before it pauses; only where the minimum is 0. */
    autoPauseMinutes?: number;
    backupDays: number;
  };
  /** Most batches of a queue worked off at once, where it is not the contract's number. */
  maxConcurrency: Partial<Record<QueueName, number>>;
  /** Who may make an account: anyone, nobody but an administrator, or owners of addresses at some domains. */
  signUp: "open" | "closed" | { emailDomains: readonly string[] };
  /** What each library may hold, the trash included: analysis and storage cost money. */
  quota: { images: number; gigabytes: number; analysesPerDay: number };
  /** What is looked for in each picture; `docs/operations.md` says what each costs. */
  detectors: readonly Detector[];
  /** Requests a second that the API takes, and how many at one moment. */
  apiThrottle: { rateLimit: number; burstLimit: number };
  /** The site's own name; without it, it has CloudFront's. */
  domain?: CustomDomain;
  /** Whom the alarms are sent to; AWS asks the address once whether it wants them. */
  alarmEmail?: string;
  /** US dollars a month, beyond which (and before, when it is foreseeable) `alarmEmail` hears of it. */
  monthlyBudgetUsd?: number;
}

/** A name in a Route 53 zone of this account. */
export interface CustomDomain {
  domainName: string;
  hostedZone: { id: string; name: string };
  /** A certificate in us-east-1, made elsewhere; without it one is made, which only an app in us-east-1 can. */
  certificateArn?: string;
}

/** Any stage that is not named below. */
const developer: StageSettings = {
  production: false,
  dataRemoval: RemovalPolicy.DESTROY,
  logRetention: RetentionDays.ONE_WEEK,
  database: { minCapacity: 0, maxCapacity: 2, autoPauseMinutes: 10, backupDays: 1 },
  maxConcurrency: {},
  signUp: "open",
  quota: { images: 10_000, gigabytes: 50, analysesPerDay: 2_000 },
  detectors: ["labels", "properties", "text", "moderation"],
  apiThrottle: { rateLimit: 50, burstLimit: 100 },
};

const production: StageSettings = {
  production: true,
  dataRemoval: RemovalPolicy.RETAIN,
  logRetention: RetentionDays.SIX_MONTHS,
  database: { minCapacity: 0.5, maxCapacity: 16, backupDays: 14 },
  maxConcurrency: { analysis: 10, index: 4 },
  signUp: "closed",
  quota: { images: 100_000, gigabytes: 500, analysesPerDay: 20_000 },
  detectors: ["labels", "properties", "text", "moderation"],
  apiThrottle: { rateLimit: 500, burstLimit: 1_000 },
};

/** Stages with settings of their own; another is a line here: `staging: { ...developer, signUp: "closed" }`. */
const named = new Map<string, StageSettings>(Object.entries({ production }));

/** The settings of a stage: its own where it is named, else a developer's. */
export function stageSettings(stage: string): StageSettings {
  return named.get(stage) ?? developer;
}
