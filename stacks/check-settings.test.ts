import { describe, expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { type CustomDomain, type StageSettings, stageSettings } from "./stage-settings.ts";

const domain: CustomDomain = {
  domainName: "photos.example.com",
  hostedZone: { id: "Z0123456789ABCDEFGHIJ", name: "example.com" },
};
const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0198c0de-0000-7000-8000-000000000000";
const { database } = stageSettings("developer");

function check(change: Partial<StageSettings>, region = "us-east-1", stage = "staging") {
  return () => checkSettings(stage, { ...stageSettings(stage), ...change }, region);
}

test.each(["production", "anybody"])("finds nothing wrong with the settings of %s", (stage) => {
  expect(check({}, "eu-west-1", stage)).not.toThrow();
});

test("takes everything that a stage may have", () => {
  const everything: Partial<StageSettings> = {
    signUp: { emailDomains: ["example.com", "photos.example.org"] },
    database: { minCapacity: 1.5, maxCapacity: 256, backupDays: 35 },
    maxConcurrency: { analysis: 2, index: 1_000 },
    domain,
    alarmEmail: "somebody@example.com",
    monthlyBudgetUsd: 12.5,
  };

  expect(check(everything)).not.toThrow();
  expect(check({ domain: { ...domain, certificateArn } }, "eu-west-1")).not.toThrow();
  expect(check({ domain: { ...domain, domainName: "example.com" } })).not.toThrow();
});

const inZone = (name: string) => ({ ...domain, hostedZone: { ...domain.hostedZone, name } });

describe("says in one sentence what is wrong with", () => {
  test.each<[Partial<StageSettings>, string]>([
    [
      { database: { ...database, minCapacity: 0.3 } },
      "database.minCapacity is 0.3, but must be a multiple of 0.5 from 0 to 256 (capacity units).",
    ],
    [
      { database: { ...database, minCapacity: -1 } },
      "database.minCapacity is -1, but must be a multiple of 0.5 from 0 to 256 (capacity units).",
    ],
    [
      { database: { ...database, maxCapacity: 0.5 } },
      "database.maxCapacity is 0.5, but must be a multiple of 0.5 from 1 to 256 (capacity units).",
    ],
    [
      { database: { minCapacity: 4, maxCapacity: 2, backupDays: 1 } },
      "database.maxCapacity is 2, but must be at least database.minCapacity, which is 4.",
    ],
    [
      { database: { ...database, minCapacity: 0.5 } },
      "database.autoPauseMinutes is 10, but must be left out unless database.minCapacity is 0, and it is 0.5.",
    ],
    [
      { database: { ...database, autoPauseMinutes: 4 } },
      "database.autoPauseMinutes is 4, but must be a whole number from 5 to 1440 (minutes).",
    ],
    [
      { database: { ...database, backupDays: 0 } },
      "database.backupDays is 0, but must be a whole number from 1 to 35 (days).",
    ],
    [
      { maxConcurrency: { analysis: 1 } },
      "maxConcurrency.analysis is 1, but must be a whole number from 2 to 1000, which is what SQS takes.",
    ],
    [
      { quota: { images: 0, gigabytes: 1, analysesPerDay: 1 } },
      "quota.images is 0, but must be a whole number from 1 (pictures).",
    ],
    [
      { quota: { images: 1, gigabytes: 1, analysesPerDay: 0 } },
      "quota.analysesPerDay is 0, but must be a whole number from 1 (pictures a day).",
    ],
    [
      { detectors: ["text"] },
      'detectors is ["text"], but must be a list with "labels" in it, by which pictures are found.',
    ],
    [
      { detectors: ["labels", "labels"] },
      'detectors is "labels", but must be some of labels, properties, text, moderation, each once.',
    ],
    [
      { quota: { images: 1, gigabytes: 0.5, analysesPerDay: 1 } },
      "quota.gigabytes is 0.5, but must be a whole number from 1 (GB).",
    ],
    [
      { apiThrottle: { rateLimit: 0, burstLimit: 10 } },
      "apiThrottle.rateLimit is 0, but must be a whole number from 1 (requests a second).",
    ],
    [
      { apiThrottle: { rateLimit: 10, burstLimit: 2.5 } },
      "apiThrottle.burstLimit is 2.5, but must be a whole number from 1 (requests).",
    ],
    [
      { signUp: { emailDomains: [] } },
      'signUp.emailDomains is [], but must be one domain or more; write signUp: "closed" to let nobody sign up.',
    ],
    [
      { signUp: { emailDomains: ["example.com", "@example.org"] } },
      'signUp.emailDomains is "@example.org", but must be names like "example.com", in lower case and without "@".',
    ],
    [
      { domain: { ...domain, domainName: "https://photos.example.com" } },
      'domain.domainName is "https://photos.example.com", but must be a name like "photos.example.com", in lower case and without "https://".',
    ],
    [
      { domain: { ...domain, domainName: "photos.example.org" } },
      'domain.domainName is "photos.example.org", but must be example.com or a name below it, which is the hosted zone.',
    ],
    [
      { domain: { ...domain, domainName: "notexample.com" } },
      'domain.domainName is "notexample.com", but must be example.com or a name below it, which is the hosted zone.',
    ],
    [
      { domain: inZone("example.com.") },
      'domain.hostedZone.name is "example.com.", but must be a name like "example.com", in lower case and without a dot at its end.',
    ],
    [
      { domain: { ...domain, hostedZone: { id: "example", name: "example.com" } } },
      'domain.hostedZone.id is "example", but must be the zone\'s id in Route 53, like "Z0123456789ABCDEFGHIJ".',
    ],
    [
      { domain: { ...domain, certificateArn: certificateArn.replace("us-east-1", "eu-west-1") } },
      "must be the ARN of a certificate in us-east-1, because CloudFront takes no other.",
    ],
    [
      { logRetention: Number("8") },
      "logRetention is 8, but must be one of RetentionDays, because CloudWatch keeps logs for certain numbers of days alone.",
    ],
    [
      { alarmEmail: "somebody" },
      'alarmEmail is "somebody", but must be an address like "somebody@example.com".',
    ],
    [
      { alarmEmail: "somebody@example.com", monthlyBudgetUsd: 0 },
      "monthlyBudgetUsd is 0, but must be more than 0 (US dollars a month).",
    ],
    [
      { monthlyBudgetUsd: 20 },
      "monthlyBudgetUsd is 20, but must be left out or come with alarmEmail, which hears of it.",
    ],
  ])("%j", (change, sentence) => {
    expect(check(change)).toThrow(/^Stage "staging": [^\n]+\.$/);
    expect(check(change)).toThrow(sentence);
  });

  test("a certificate that only us-east-1 could make", () => {
    expect(check({ domain }, "eu-west-1")).toThrow(
      'Stage "staging": domain.certificateArn is missing, but must be the ARN of a certificate in us-east-1, ' +
        "because CloudFront takes no other and this app is in eu-west-1.",
    );
  });

  test.each(["Anna", "1st", "my_stage", "my--stage", "mine-", "a-stage-of-many-many-words", ""])(
    "a stage called %j",
    (stage) => {
      expect(check({}, "us-east-1", stage)).toThrow(
        `Stage ${JSON.stringify(stage)}: the name is ${JSON.stringify(stage)}, but must be lower-case letters, ` +
          "digits and single hyphens, starting with a letter, at most 24 in all.",
      );
    },
  );

  test("a stage whose name Cognito would refuse", () => {
    expect(check({}, "us-east-1", "lawson")).toThrow(
      'Stage "lawson": the name is "lawson", but must be without "aws", "amazon" and "cognito", ' +
        "which host names of Cognito may not contain.",
    );
  });
});
