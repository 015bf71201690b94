import { Duration } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  Metric,
  SingleValueWidget,
  Stats,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Stack } from "sst/constructs";
import { pipeline, routes } from "../packages/core/src/contract/index.ts";
import { metrics } from "../packages/core/src/contract/metrics.ts";
import { Failure } from "../packages/core/src/events/index.ts";
import { serviceName } from "./application-function.ts";
import { databaseMetric, type FunctionMetricName, functionMetric, ownMetric } from "./metrics.ts";
import type { QueuePair } from "./queues.ts";

/** What a dashboard shows. */
interface Watched {
  alarms: Alarm[];
  queues: Record<string, QueuePair>;
  httpApi: HttpApi;
  clusterIdentifier: string;
}

/** Widths in columns; a row has 24. */
const half = 12;
const third = 8;

/** A page to be read from the top: whether anything is wrong, then each part of the system. Answers its URL. */
export function newDashboard(stack: Stack, watched: Watched): string {
  const { stage, region } = stack;
  const name = serviceName(stage);
  const dashboard = new Dashboard(stack, "Dashboard", {
    dashboardName: name,
    defaultInterval: Duration.hours(12),
  });
  dashboard.addWidgets(...wrongSection(stage, watched.alarms));
  dashboard.addWidgets(...pictureSection(stage));
  dashboard.addWidgets(...queueSection(watched.queues));
  dashboard.addWidgets(...functionSection(stage));
  dashboard.addWidgets(...apiSection(stage, watched.httpApi));
  dashboard.addWidgets(...databaseSection(watched.clusterIdentifier));
  dashboard.addWidgets(...costSection(stage));
  return `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${name}`;
}

function wrongSection(stage: string, alarms: Alarm[]): IWidget[] {
  return [
    heading(
      `Is anything wrong on ${stage}?`,
      "Each alarm's description says what happened and what to do; `docs/operations.md` says it at length.",
    ),
    new AlarmStatusWidget({ alarms, width: 24, height: 4 }),
  ];
}

function pictureSection(stage: string): IWidget[] {
  const failed = Failure.shape.stage.options.map((failedStage) =>
    ownMetric(stage, "ImagesFailed", Stats.SUM, { [metrics.ImagesFailed.splitBy]: failedStage }).with({
      label: failedStage,
    }),
  );
  const waited = (percentile: number) =>
    ownMetric(stage, "SecondsToIndexed", Stats.percentile(percentile)).with({ label: `p${percentile}` });
  return [
    heading(
      "Pictures",
      "What is prepared should be analyzed and indexed soon after. A picture that comes twice counts twice.",
    ),
    graph("Pictures through each stage", third, [
      ownMetric(stage, "ImagesPrepared"),
      ownMetric(stage, "ImagesAnalyzed"),
      ownMetric(stage, "ImagesIndexed"),
    ]),
    graph("Pictures that failed, by stage", third, failed),
    graph("Seconds from announcement to found", third, [waited(50), waited(95)]),
  ];
}

function queueSection(queues: Watched["queues"]): IWidget[] {
  const period = Duration.minutes(1);
  const pairs = Object.entries(queues);
  return [
    heading("Queues", "Waiting messages are normal while somebody uploads. Dead letters wait for a redrive."),
    graph(
      "Messages waiting",
      third,
      pairs.map(([label, { queue }]) => queue.metricApproximateNumberOfMessagesVisible({ period, label })),
    ),
    graph(
      "Age of the oldest message, seconds",
      third,
      pairs.map(([label, { queue }]) => queue.metricApproximateAgeOfOldestMessage({ period, label })),
    ),
    graph(
      "Dead letters",
      third,
      pairs.map(([label, { deadLetters }]) =>
        deadLetters.metricApproximateNumberOfMessagesVisible({ period, label }),
      ),
    ),
  ];
}

function functionSection(stage: string): IWidget[] {
  return [
    heading("The pipeline's functions", "An error alone is tried again; errors in a row need somebody."),
    ...functionGraphs(stage, Object.keys(pipeline)),
  ];
}

function functionGraphs(stage: string, names: string[]): IWidget[] {
  const each = (metricName: FunctionMetricName, statistic?: string) =>
    names.map((label) => functionMetric(stage, label, metricName, statistic).with({ label }));
  return [
    graph("Errors", third, each("Errors")),
    graph("Throttles", third, each("Throttles")),
    graph("Duration p95, ms", third, each("Duration", "p95")),
  ];
}

function apiSection(stage: string, httpApi: HttpApi): IWidget[] {
  const sum = { statistic: Stats.SUM };
  const latency = (percentile: number) =>
    httpApi.metricLatency({ statistic: Stats.percentile(percentile), label: `p${percentile}` });
  return [
    heading(
      "API",
      "4xx are the callers' mistakes. 5xx are ours; a few while a paused database wakes are normal.",
    ),
    graph("Requests and errors", half, [
      httpApi.metricCount({ ...sum, label: "requests" }),
      httpApi.metricClientError({ ...sum, label: "4xx" }),
      httpApi.metricServerError({ ...sum, label: "5xx" }),
    ]),
    graph("Latency, ms", half, [latency(50), latency(95), latency(99)]),
    ...functionGraphs(stage, Object.keys(routes)),
  ];
}

function databaseSection(clusterIdentifier: string): IWidget[] {
  return [
    heading(
      "Database",
      "Capacity 0 is a paused database; it wakes when somebody asks, within half a minute.",
    ),
    graph("Capacity in use, ACU", half, [databaseMetric(clusterIdentifier, "ServerlessDatabaseCapacity")]),
    graph("Percent of the greatest capacity", half, [databaseMetric(clusterIdentifier, "ACUUtilization")]),
  ];
}

function costSection(stage: string): IWidget[] {
  const period = Duration.days(1);
  return [
    heading(
      "What analysis costs",
      "Rekognition asks about a dollar for 1,000 calls. Its own count is of the whole account.",
    ),
    new SingleValueWidget({
      title: "Calls of this stage, a day",
      width: third,
      height: 4,
      metrics: [ownMetric(stage, "AnalysisCalls").with({ period })],
    }),
    graph("Calls of the account", 16, [
      new Metric({
        namespace: "AWS/Rekognition",
        metricName: "SuccessfulRequestCount",
        dimensionsMap: { Operation: "DetectLabels" },
        statistic: Stats.SUM,
        period: Duration.hours(1),
      }),
    ]),
  ];
}

function heading(title: string, words: string): TextWidget {
  return new TextWidget({ markdown: `## ${title}\n${words}`, width: 24, height: 2 });
}

function graph(title: string, width: number, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, width, height: 6, left, leftYAxis: { min: 0 } });
}
