import { expect, test } from "vitest";
import { type EventFunctionSpec, pipeline, queues, rules } from "../packages/core/src/contract/index.ts";
import { readable } from "./testing/readable.ts";
import { synthesize } from "./testing/synthesize.ts";

const { developer, production } = await synthesize();
const specs: [string, EventFunctionSpec][] = Object.entries(pipeline);
const queueIds = {
  analysis: "AnalysisQueue",
  index: "IndexQueue",
  jobs: "JobsQueue",
  watchdog: "WatchdogQueue",
};
const deadLetterIds = {
  analysis: "AnalysisDeadLetters",
  index: "IndexDeadLetters",
  jobs: "JobsDeadLetters",
  watchdog: "WatchdogDeadLetters",
};

function queueNamed(id: string) {
  const queue = developer
    .resources("ingest", "AWS::SQS::Queue")
    .find((one) => readable({ Ref: one.id }) === id);
  if (!queue) throw new Error(`There is no queue ${id}.`);
  return queue.Properties;
}

test("has the queues of the contract, each with a dead-letter queue", () => {
  const all = developer.resources("ingest", "AWS::SQS::Queue").map(({ id }) => readable({ Ref: id }));

  expect(all.sort()).toEqual([...Object.values(queueIds), ...Object.values(deadLetterIds)].sort());
  for (const [name, { visibilityTimeout, maxReceiveCount }] of Object.entries(queues)) {
    const key = name as keyof typeof queues;
    const { RedrivePolicy, VisibilityTimeout } = queueNamed(queueIds[key]);
    expect(VisibilityTimeout).toBe(visibilityTimeout);
    expect(RedrivePolicy.maxReceiveCount).toBe(maxReceiveCount);
    expect(readable(RedrivePolicy.deadLetterTargetArn)).toBe(`${deadLetterIds[key]}.Arn`);
    expect(queueNamed(deadLetterIds[key]).MessageRetentionPeriod).toBe(14 * 24 * 3_600);
  }
});

test("feeds each function in batches whose failures come again one by one", () => {
  const mappings = developer.resources("ingest", "AWS::Lambda::EventSourceMapping").map(({ Properties }) => ({
    queue: readable(Properties.EventSourceArn),
    to: readable(Properties.FunctionName),
    batchSize: Properties.BatchSize,
    maxConcurrency: Properties.ScalingConfig.MaximumConcurrency,
    responses: Properties.FunctionResponseTypes,
  }));

  const expected = specs.flatMap(([to, { trigger }]) =>
    "queue" in trigger
      ? [
          {
            queue: `${queueIds[trigger.queue]}.Arn`,
            to,
            batchSize: trigger.batchSize,
            maxConcurrency: trigger.maxConcurrency,
            responses: ["ReportBatchItemFailures"],
          },
        ]
      : [],
  );
  expect(mappings).toEqual(expected);
});

test("works off more batches at once in production", () => {
  const concurrency = production
    .resources("ingest", "AWS::Lambda::EventSourceMapping")
    .map(({ Properties }) => [
      readable(Properties.FunctionName),
      Properties.ScalingConfig.MaximumConcurrency,
    ]);

  expect(concurrency).toEqual([
    ["analyze", 10],
    ["index", 4],
    ["watch", 2],
    ["runJobs", 2],
  ]);
});

test("hides a message for six times as long as its function may take", () => {
  const mappings = developer.resources("ingest", "AWS::Lambda::EventSourceMapping");
  const functions = developer.resources("ingest", "AWS::Lambda::Function");

  expect(mappings).not.toEqual([]);
  for (const { Properties } of mappings) {
    const queue = queueNamed(readable(Properties.EventSourceArn).replace(/\.Arn$/, ""));
    const consumer = functions.find(({ id }) => id === Properties.FunctionName.Ref);
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * consumer?.Properties.Timeout);
  }
});

test("brings a message that needs the database again after any waking of the database", () => {
  const { RedrivePolicy, VisibilityTimeout } = queueNamed("IndexQueue");

  // Aurora resumes within 30 s even after a long pause; twice that is the least to outlast.
  expect((RedrivePolicy.maxReceiveCount - 1) * VisibilityTimeout).toBeGreaterThan(60);
});

test("hands what preparation gave up after three times to the index queue", () => {
  const configs = developer.resources("ingest", "AWS::Lambda::EventInvokeConfig");

  expect(configs).toHaveLength(1);
  expect(readable(configs[0]?.Properties.FunctionName)).toBe("prepare");
  expect(configs[0]?.Properties.MaximumRetryAttempts).toBe(2);
  expect(readable(configs[0]?.Properties.DestinationConfig.OnFailure.Destination)).toBe("IndexQueue.Arn");
});

test("calls prepare for objects below the originals' prefix alone, and lets only the bucket call it", () => {
  const [notifications] = developer.resources("ingest", "Custom::S3BucketNotifications");
  const permissions = developer.resources("ingest", "AWS::Lambda::Permission");

  const [configuration, ...others] =
    notifications?.Properties.NotificationConfiguration.LambdaFunctionConfigurations ?? [];
  expect(others).toEqual([]);
  expect(configuration.Events).toEqual(["s3:ObjectCreated:*"]);
  expect(configuration.Filter.Key.FilterRules).toEqual([{ Name: "prefix", Value: "originals/" }]);
  expect(readable(configuration.LambdaFunctionArn)).toBe("prepare.Arn");
  const callers = permissions.filter(({ Properties }) => readable(Properties.FunctionName) === "prepare.Arn");
  expect(callers.map(({ Properties }) => readable(Properties.SourceArn))).toEqual(["Images.Arn"]);
  expect(callers.map(({ Properties }) => Properties.SourceAccount)).toEqual(["123456789012"]);
});

test("routes the contract's events from the bus to their queue", () => {
  const byEvent = developer
    .resources("ingest", "AWS::Events::Rule")
    .filter(({ Properties }) => Properties.EventPattern);
  const made = byEvent.map(({ Properties }) => ({
    bus: readable(Properties.EventBusName),
    pattern: Properties.EventPattern,
    targets: Properties.Targets.map(({ Arn }: { Arn: unknown }) => readable(Arn)),
    deadLetters: Properties.Targets.map(({ DeadLetterConfig }: { DeadLetterConfig: { Arn: unknown } }) =>
      readable(DeadLetterConfig.Arn),
    ),
  }));

  const expected = Object.values(rules).map(({ detailTypes, queue }) => ({
    bus: "Bus",
    pattern: { source: ["image-content-search"], "detail-type": [...detailTypes] },
    targets: [`${queueIds[queue]}.Arn`],
    deadLetters: [`${deadLetterIds[queue]}.Arn`],
  }));
  expect(made).toEqual(expected);
});

test("keeps house once a day", () => {
  const scheduled = developer
    .resources("ingest", "AWS::Events::Rule")
    .filter(({ Properties }) => Properties.ScheduleExpression)
    .map(({ Properties }) => [Properties.ScheduleExpression, readable(Properties.Targets[0].Arn)]);

  expect(scheduled).toEqual([["rate(1 day)", "keepHouse.Arn"]]);
});

test("lets a message to the watchdog wait a quarter of an hour", () => {
  expect(queueNamed("WatchdogQueue").DelaySeconds).toBe(900);
});
