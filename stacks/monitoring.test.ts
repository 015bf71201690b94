import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pipeline, routes } from "../packages/core/src/contract/index.ts";
import { metrics } from "../packages/core/src/contract/metrics.ts";
import { assumptions } from "../scripts/costs.data.mjs";
import { functionName } from "./application-function.ts";
import { stageSettings } from "./stage-settings.ts";
import { readable } from "./testing/readable.ts";
import { type Synthesis, synthesize, synthesizeWith } from "./testing/synthesize.ts";

const { developer } = await synthesize();
const told = await synthesizeWith({ alarmEmail: "operator@example.com", monthlyBudgetUsd: 50 });
const alarms = developer
  .resources("monitoring", "AWS::CloudWatch::Alarm")
  .map(({ Properties }) => Properties);

interface Queried {
  Id: string;
  Expression?: string;
  MetricStat?: { Metric: Dimensioned };
}

interface Dimensioned {
  MetricName: string;
  Dimensions: { Value: unknown }[];
}

function watched({ MetricName, Dimensions }: Dimensioned): string {
  return `${MetricName} of ${Dimensions.map(({ Value }) => readable(Value)).join(", ")}`;
}

/** The alarms that watch a metric as it is: what, above which threshold, in how many periods. */
const plain = alarms
  .filter(({ MetricName }) => MetricName)
  .map((alarm) => [watched(alarm as Dimensioned), alarm.Threshold, alarm.EvaluationPeriods]);

test("watches queues, the pipeline's functions and the database", () => {
  const name = (id: string) => functionName("developer", id);

  expect(plain).toEqual([
    ["ApproximateNumberOfMessagesVisible of AnalysisDeadLetters.QueueName", 0, 1],
    ["ApproximateAgeOfOldestMessage of AnalysisQueue.QueueName", 900, 3],
    ["ApproximateNumberOfMessagesVisible of IndexDeadLetters.QueueName", 0, 1],
    ["ApproximateAgeOfOldestMessage of IndexQueue.QueueName", 900, 3],
    ["ApproximateNumberOfMessagesVisible of JobsDeadLetters.QueueName", 0, 1],
    ["ApproximateAgeOfOldestMessage of JobsQueue.QueueName", 900, 3],
    ["ApproximateNumberOfMessagesVisible of WatchdogDeadLetters.QueueName", 0, 1],
    ["ApproximateAgeOfOldestMessage of WatchdogQueue.QueueName", 1_800, 3],
    ...Object.keys(pipeline).map((id) => [`Errors of ${name(id)}`, id === "keepHouse" ? 0 : 5, 1]),
    [`AsyncEventsDropped of ${name("prepare")}`, 0, 1],
    [`DestinationDeliveryFailures of ${name("prepare")}`, 0, 1],
    ["ACUUtilization of Cluster", 90, 3],
  ]);
});

test("watches the share of requests that fail, and throttles of the whole pipeline, in an alarm each", () => {
  const computed = alarms
    .filter(({ Metrics }) => Metrics)
    .map(({ Metrics, Threshold, EvaluationPeriods }) => {
      const queried: Queried[] = Metrics;
      const sources = queried.flatMap(({ MetricStat }) => (MetricStat ? [watched(MetricStat.Metric)] : []));
      const [formula] = queried.flatMap(({ Expression }) => (Expression ? [Expression] : []));
      return [formula, sources.sort(), Threshold, EvaluationPeriods];
    });

  const throttles = Object.keys(pipeline).map((id) => `Throttles of ${functionName("developer", id)}`);
  expect(computed).toEqual([
    ["SUM(METRICS())", throttles.sort(), 0, 3],
    ["IF(errors >= 5, 100 * errors / requests, 0)", ["5xx of HttpApi", "Count of HttpApi"], 5, 2],
  ]);
});

test("goes off above each threshold, stays quiet without data, and says when it is over", () => {
  expect(alarms).toHaveLength(19);
  for (const { ComparisonOperator, TreatMissingData, AlarmActions, OKActions } of alarms) {
    expect(ComparisonOperator).toBe("GreaterThanThreshold");
    expect(TreatMissingData).toBe("notBreaching");
    expect(AlarmActions.map(readable)).toEqual(["Alarms"]);
    expect(OKActions.map(readable)).toEqual(["Alarms"]);
  }
});

test("says in every alarm what to do, in a section of the operator's manual", () => {
  const manual = readFileSync("docs/operations.md", "utf8");

  for (const { AlarmDescription } of alarms) {
    const [, section] = /docs\/operations\.md, "(.+)"\.$/.exec(AlarmDescription) ?? [];
    expect(manual.split("\n")).toContain(`### ${section}`);
  }
});

test("lets CloudWatch publish to the topic, for this account's alarms alone", () => {
  const [policy] = developer.resources("monitoring", "AWS::SNS::TopicPolicy");

  expect(policy?.Properties.PolicyDocument.Statement).toContainEqual(
    expect.objectContaining({
      Effect: "Allow",
      Action: "sns:Publish",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    }),
  );
});

test("writes to nobody where no address is set, and counts no money", () => {
  expect(developer.all("AWS::SNS::Subscription")).toEqual([]);
  expect(developer.all("AWS::Budgets::Budget")).toEqual([]);
});

test("sends alarms to the stage's address", () => {
  const subscriptions = told.all("AWS::SNS::Subscription").map(({ Properties }) => Properties);

  expect(subscriptions).toEqual([
    expect.objectContaining({ Protocol: "email", Endpoint: "operator@example.com" }),
  ]);
});

test("warns the address of what the account spends, before and when it is too much", () => {
  const [budget, ...others] = told.all("AWS::Budgets::Budget");
  const { Budget, NotificationsWithSubscribers } = budget?.Properties ?? {};

  expect(others).toEqual([]);
  expect(Budget).toMatchObject({ TimeUnit: "MONTHLY", BudgetLimit: { Amount: 50, Unit: "USD" } });
  const notices = NotificationsWithSubscribers.map(
    ({ Notification, Subscribers }: Record<string, Record<string, unknown>>) => [
      Notification?.NotificationType,
      Notification?.Threshold,
      Subscribers,
    ],
  );
  const operator = [{ SubscriptionType: "EMAIL", Address: "operator@example.com" }];
  expect(notices).toEqual([
    ["ACTUAL", 80, operator],
    ["ACTUAL", 100, operator],
    ["FORECASTED", 100, operator],
  ]);
});

/** The dashboard's body, with names in place of references. */
function dashboardOf(stage: Synthesis): string {
  const [dashboard] = stage.resources("monitoring", "AWS::CloudWatch::Dashboard");
  return readable(dashboard?.Properties.DashboardBody);
}

test("shows every alarm, queue, function and own metric on one page, under headings", () => {
  const body = dashboardOf(developer);
  const { widgets }: { widgets: { type: string; properties: { alarms?: string[]; markdown?: string } }[] } =
    JSON.parse(body);

  expect(widgets.find(({ type }) => type === "alarm")?.properties.alarms).toHaveLength(alarms.length);
  const queueIds = ["AnalysisQueue", "AnalysisDeadLetters", "IndexQueue", "IndexDeadLetters"];
  for (const queue of queueIds) expect(body).toContain(`"${queue}.QueueName"`);
  const functions = [...Object.keys(pipeline), ...Object.keys(routes)];
  for (const id of functions) expect(body).toContain(`"${functionName("developer", id)}"`);
  for (const metric of Object.keys(metrics)) expect(body).toContain(`"ImageContentSearch","${metric}"`);
  const headings = widgets.flatMap(({ properties }) => properties.markdown?.split("\n")[0] ?? []);
  expect(headings).toEqual([
    "## Is anything wrong on developer?",
    "## Pictures",
    "## Queues",
    "## The pipeline's functions",
    "## API",
    "## Database",
    "## What analysis costs",
  ]);
});

test("names functions so that the longest stage's fit into Lambda's 64 characters", () => {
  const names: string[] = developer
    .all("AWS::Lambda::Function")
    .flatMap(({ Properties }) => Properties.FunctionName ?? [])
    .map((name) => name.replace(/^developer/, "a".repeat(24)));

  expect(names.length).toBeGreaterThan(Object.keys(routes).length);
  expect(names.filter(({ length }) => length > 64)).toEqual([]);
});

test("tells every function which stage it counts for", () => {
  const services = developer
    .all("AWS::Lambda::Function")
    .filter(({ Properties }) => /^packages\/functions/.test(Properties.Handler))
    .map(({ Properties }) => Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME);

  expect(new Set(services)).toEqual(new Set(["developer-image-content-search"]));
});

test("has what the costs in the operator's manual assume", () => {
  const watchedMetrics = alarms.flatMap(({ Metrics }) => {
    const queried: Queried[] = Metrics ?? [{ Id: "m", MetricStat: {} }];
    return queried.filter(({ MetricStat }) => MetricStat);
  });
  const { idle, minCapacity } = assumptions;

  expect(watchedMetrics).toHaveLength(idle.alarmMetrics);
  expect(developer.all("AWS::SecretsManager::Secret")).toHaveLength(idle.secrets);
  expect(stageSettings("developer").database.minCapacity).toBe(minCapacity.developer);
  expect(stageSettings("production").database.minCapacity).toBe(minCapacity.production);
});
