import { RemovalPolicy } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { QueueName } from "../packages/core/src/contract/index.ts";

/** What differs between stages, and nothing else does. */
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
  /** Whether anyone may make an account, or only an administrator. */
  selfSignUp: boolean;
  /** Requests a second that the API takes, and how many at one moment. */
  apiThrottle: { rateLimit: number; burstLimit: number };
}

const developer: StageSettings = {
  production: false,
  dataRemoval: RemovalPolicy.DESTROY,
  logRetention: RetentionDays.ONE_WEEK,
  database: { minCapacity: 0, maxCapacity: 2, autoPauseMinutes: 10, backupDays: 1 },
  maxConcurrency: {},
  selfSignUp: true,
  apiThrottle: { rateLimit: 50, burstLimit: 100 },
};

const production: StageSettings = {
  production: true,
  dataRemoval: RemovalPolicy.RETAIN,
  logRetention: RetentionDays.SIX_MONTHS,
  database: { minCapacity: 0.5, maxCapacity: 16, backupDays: 14 },
  maxConcurrency: { analysis: 10, index: 4 },
  selfSignUp: true,
  apiThrottle: { rateLimit: 500, burstLimit: 1_000 },
};

/** The settings of a stage: `production`, or a developer's own under any other name. */
export function stageSettings(stage: string): StageSettings {
  return stage === "production" ? production : developer;
}
