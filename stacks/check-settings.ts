import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { VisibleError } from "sst/error.js";
import { detectors } from "../packages/core/src/events/index.ts";
import type { CustomDomain, StageSettings } from "./stage-settings.ts";

/** A field, whether its value holds, and what it must be. */
type Check = [field: string, value: unknown, holds: boolean, allowed: string];

const domainPattern = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const emailPattern = /^[^\s@]+@(?:[a-z0-9-]+\.)+[a-z]{2,63}$/i;
const certificatePattern = /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/;

/** @throws one sentence that names the stage, the field, what is wrong with it and what it may be */
export function checkSettings(stage: string, settings: StageSettings, region: string): void {
  const all = [
    ...stageChecks(stage),
    ...databaseChecks(settings.database),
    ...trafficChecks(settings),
    ...detectorChecks(settings),
    ...signUpChecks(settings),
    ...(settings.domain ? domainChecks(settings.domain, region) : []),
    ...noticeChecks(settings),
  ];
  const broken = all.find(([, , holds]) => !holds);
  if (!broken) return;
  const [field, value, , allowed] = broken;
  const found = value === undefined ? "missing" : JSON.stringify(value);
  throw new VisibleError(`Stage ${JSON.stringify(stage)}: ${field} is ${found}, but must be ${allowed}.`);
}

/** It is part of stack names and, with words that Cognito forbids, of the sign-in page's host name. */
function stageChecks(stage: string): Check[] {
  return [
    [
      "the name",
      stage,
      /^(?=.{1,24}$)[a-z](?:-?[a-z0-9])*$/.test(stage),
      "lower-case letters, digits and single hyphens, starting with a letter, at most 24 in all",
    ],
    [
      "the name",
      stage,
      !/aws|amazon|cognito/.test(stage),
      'without "aws", "amazon" and "cognito", which host names of Cognito may not contain',
    ],
  ];
}

/** Limits: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ServerlessV2ScalingConfiguration.html */
function databaseChecks(database: StageSettings["database"]): Check[] {
  const { minCapacity, maxCapacity, autoPauseMinutes: pause, backupDays } = database;
  return [
    [
      "database.minCapacity",
      minCapacity,
      isHalfStep(minCapacity, 0),
      "a multiple of 0.5 from 0 to 256 (capacity units)",
    ],
    [
      "database.maxCapacity",
      maxCapacity,
      isHalfStep(maxCapacity, 1),
      "a multiple of 0.5 from 1 to 256 (capacity units)",
    ],
    [
      "database.maxCapacity",
      maxCapacity,
      maxCapacity >= minCapacity,
      `at least database.minCapacity, which is ${minCapacity}`,
    ],
    [
      "database.autoPauseMinutes",
      pause,
      pause === undefined || minCapacity === 0,
      `left out unless database.minCapacity is 0, and it is ${minCapacity}`,
    ],
    [
      "database.autoPauseMinutes",
      pause,
      pause === undefined || isWhole(pause, 5, 1_440),
      "a whole number from 5 to 1440 (minutes)",
    ],
    ["database.backupDays", backupDays, isWhole(backupDays, 1, 35), "a whole number from 1 to 35 (days)"],
  ];
}

function trafficChecks({ maxConcurrency, apiThrottle, quota }: StageSettings): Check[] {
  const { rateLimit, burstLimit } = apiThrottle;
  const queues = Object.entries(maxConcurrency).map(
    ([queue, concurrency]): Check => [
      `maxConcurrency.${queue}`,
      concurrency,
      isWhole(concurrency, 2, 1_000),
      "a whole number from 2 to 1000, which is what SQS takes",
    ],
  );
  return [
    ...queues,
    ["quota.images", quota.images, isWhole(quota.images, 1), "a whole number from 1 (pictures)"],
    ["quota.gigabytes", quota.gigabytes, isWhole(quota.gigabytes, 1), "a whole number from 1 (GB)"],
    [
      "quota.analysesPerDay",
      quota.analysesPerDay,
      isWhole(quota.analysesPerDay, 1),
      "a whole number from 1 (pictures a day)",
    ],
    ["apiThrottle.rateLimit", rateLimit, isWhole(rateLimit, 1), "a whole number from 1 (requests a second)"],
    ["apiThrottle.burstLimit", burstLimit, isWhole(burstLimit, 1), "a whole number from 1 (requests)"],
  ];
}

function detectorChecks({ detectors: chosen }: StageSettings): Check[] {
  return [
    [
      "detectors",
      chosen,
      chosen.includes("labels"),
      'a list with "labels" in it, by which pictures are found',
    ],
    ...chosen.map(
      (detector): Check => [
        "detectors",
        detector,
        detectors.includes(detector) && chosen.filter((one) => one === detector).length === 1,
        `some of ${detectors.join(", ")}, each once`,
      ],
    ),
  ];
}

function signUpChecks({ signUp }: StageSettings): Check[] {
  if (typeof signUp === "string") return [];
  const { emailDomains } = signUp;
  return [
    [
      "signUp.emailDomains",
      emailDomains,
      emailDomains.length > 0,
      'one domain or more; write signUp: "closed" to let nobody sign up',
    ],
    ...emailDomains.map(
      (domain): Check => [
        "signUp.emailDomains",
        domain,
        domainPattern.test(domain),
        'names like "example.com", in lower case and without "@"',
      ],
    ),
  ];
}

function domainChecks({ domainName, hostedZone, certificateArn }: CustomDomain, region: string): Check[] {
  const { id, name } = hostedZone;
  const isInZone = domainName === name || domainName.endsWith(`.${name}`);
  return [
    [
      "domain.domainName",
      domainName,
      domainPattern.test(domainName),
      'a name like "photos.example.com", in lower case and without "https://"',
    ],
    [
      "domain.hostedZone.name",
      name,
      domainPattern.test(name),
      'a name like "example.com", in lower case and without a dot at its end',
    ],
    [
      "domain.hostedZone.id",
      id,
      /^Z[A-Z0-9]{1,31}$/.test(id),
      'the zone\'s id in Route 53, like "Z0123456789ABCDEFGHIJ"',
    ],
    ["domain.domainName", domainName, isInZone, `${name} or a name below it, which is the hosted zone`],
    [
      "domain.certificateArn",
      certificateArn,
      certificateArn !== undefined || region === "us-east-1",
      `the ARN of a certificate in us-east-1, because CloudFront takes no other and this app is in ${region}`,
    ],
    [
      "domain.certificateArn",
      certificateArn,
      certificateArn === undefined || certificatePattern.test(certificateArn),
      "the ARN of a certificate in us-east-1, because CloudFront takes no other",
    ],
  ];
}

function noticeChecks({ logRetention, alarmEmail, monthlyBudgetUsd: budget }: StageSettings): Check[] {
  return [
    [
      "logRetention",
      logRetention,
      RetentionDays[logRetention] !== undefined,
      "one of RetentionDays, because CloudWatch keeps logs for certain numbers of days alone",
    ],
    [
      "alarmEmail",
      alarmEmail,
      alarmEmail === undefined || emailPattern.test(alarmEmail),
      'an address like "somebody@example.com"',
    ],
    [
      "monthlyBudgetUsd",
      budget,
      budget === undefined || (Number.isFinite(budget) && budget > 0),
      "more than 0 (US dollars a month)",
    ],
    [
      "monthlyBudgetUsd",
      budget,
      budget === undefined || alarmEmail !== undefined,
      "left out or come with alarmEmail, which hears of it",
    ],
  ];
}

function isHalfStep(capacity: number, least: number): boolean {
  return Number.isInteger(capacity * 2) && capacity >= least && capacity <= 256;
}

function isWhole(value: number, least: number, most = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
