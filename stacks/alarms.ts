import { Duration } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Stack } from "sst/constructs";
import {
  type EventFunctionSpec,
  pipeline,
  type QueueName,
  queues,
} from "../packages/core/src/contract/index.ts";
import { databaseMetric, functionMetric } from "./metrics.ts";
import type { QueuePair } from "./queues.ts";

/** Minutes that a message may wait before someone should look. */
const tolerableWait = 15;
/** Percent of requests that may fail on our side; fewer than so many in five minutes are not counted. */
const tolerableErrors = { percent: 5, count: 5 };
/** Failed attempts of a function in five minutes; what passes is tried again and needs nobody. */
const tolerableFailures = 5;
/** Percent of the database's greatest capacity. */
const tolerableLoad = 90;

interface AlarmSpec {
  metric: IMetric;
  /** The alarm goes off above it. */
  above: number;
  /** Periods of the metric in a row. */
  periods: number;
  happened: string;
  todo: string;
  /** Heading of docs/operations.md. */
  section: string;
}

/** What could not be worked off, and what waits too long. */
export function queueAlarms(stack: Stack, name: QueueName, { queue, deadLetters }: QueuePair): Alarm[] {
  const period = Duration.minutes(1);
  const settings = queues[name];
  const delay = "delay" in settings ? settings.delay : 0;
  return [
    newAlarm(stack, `${name}DeadLettersAlarm`, {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period }),
      above: 0,
      periods: 1,
      happened: `Messages of the ${name} queue could not be worked off.`,
      todo: "Find the cause in the log, then redrive them.",
      section: "Dead letters",
    }),
    newAlarm(stack, `${name}AgeAlarm`, {
      metric: queue.metricApproximateAgeOfOldestMessage({ period }),
      above: delay + tolerableWait * 60,
      periods: 3,
      happened: `A message of the ${name} queue has waited ${tolerableWait} minutes longer than it should.`,
      todo: "See whether its function fails, is throttled, or has more work than it may do at once.",
      section: "Messages wait",
    }),
  ];
}

/** Attempts of the pipeline that failed, and what Lambda gave up. */
export function pipelineAlarms(stack: Stack): Alarm[] {
  const { stage } = stack;
  const specs: [string, EventFunctionSpec][] = Object.entries(pipeline);
  const names = specs.map(([name]) => name);
  const errors = specs.map(([name, { trigger }]) => {
    // What runs once a day has no second failure to wait for.
    const above = "everyHours" in trigger ? 0 : tolerableFailures;
    return newAlarm(stack, `${name}ErrorsAlarm`, {
      metric: functionMetric(stage, name, "Errors"),
      above,
      periods: 1,
      happened: `The function ${name} failed more than ${above} times in 5 minutes.`,
      todo: "Read its errors in the log; what it worked on comes again by itself.",
      section: "A function fails",
    });
  });
  return [...errors, throttlesAlarm(stack, names), ...lostAlarms(stack)];
}

/** One for all: what is throttled is the account, not the function. */
function throttlesAlarm(stack: Stack, names: string[]): Alarm {
  const usingMetrics = Object.fromEntries(
    names.map((name) => [`throttles_${name}`, functionMetric(stack.stage, name, "Throttles")]),
  );
  return newAlarm(stack, "PipelineThrottlesAlarm", {
    metric: new MathExpression({
      expression: "SUM(METRICS())",
      usingMetrics,
      label: "throttled invocations",
      period: Duration.minutes(5),
    }),
    above: 0,
    periods: 3,
    happened: "Functions of the pipeline have been throttled for 15 minutes.",
    todo: "Ask for a higher limit of concurrent executions, or lower the stage's maxConcurrency.",
    section: "Messages wait",
  });
}

function lostAlarms(stack: Stack): Alarm[] {
  return [
    newAlarm(stack, "PreparationsGivenUpAlarm", {
      metric: functionMetric(stack.stage, "prepare", "AsyncEventsDropped"),
      above: 0,
      periods: 1,
      happened: "Pictures could not be prepared in three attempts; their owners see them as failed.",
      todo: "Read the errors of prepare in the log, mend the cause, then have them tried again.",
      section: "A function fails",
    }),
    newAlarm(stack, "FailuresLostAlarm", {
      metric: functionMetric(stack.stage, "prepare", "DestinationDeliveryFailures"),
      above: 0,
      periods: 1,
      happened: "Nobody was told of preparations that failed; their pictures stay as they are.",
      todo: "See whether prepare may send to the index queue, then have the pictures prepared again.",
      section: "A picture stands still",
    }),
  ];
}

/** Requests that failed on our side: a function that fails, times out or is throttled comes out as one. */
export function apiAlarm(stack: Stack, httpApi: HttpApi): Alarm {
  const period = Duration.minutes(5);
  const { percent, count } = tolerableErrors;
  return newAlarm(stack, "ApiErrorsAlarm", {
    metric: new MathExpression({
      expression: `IF(errors >= ${count}, 100 * errors / requests, 0)`,
      usingMetrics: {
        errors: httpApi.metricServerError({ period, statistic: "Sum" }),
        requests: httpApi.metricCount({ period, statistic: "Sum" }),
      },
      label: "percent of requests with an error of ours",
      period,
    }),
    above: percent,
    // A paused database wakes within one.
    periods: 2,
    happened: `More than ${percent} % of the API's requests have failed on our side for 10 minutes.`,
    todo: 'Look for "A request failed." in the log, and at the database.',
    section: "The API fails",
  });
}

export function databaseAlarm(stack: Stack, clusterIdentifier: string): Alarm {
  return newAlarm(stack, "DatabaseLoadAlarm", {
    metric: databaseMetric(clusterIdentifier, "ACUUtilization"),
    above: tolerableLoad,
    periods: 3,
    happened: `The database has used more than ${tolerableLoad} % of its greatest capacity for 15 minutes.`,
    todo: "Raise the stage's database.maxCapacity, or find the statements that cost so much.",
    section: "The database is at its limit",
  });
}

function newAlarm(stack: Stack, id: string, spec: AlarmSpec): Alarm {
  const { metric, above, periods, happened, todo, section } = spec;
  return new Alarm(stack, id, {
    metric,
    threshold: above,
    evaluationPeriods: periods,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: `${happened} ${todo} docs/operations.md, "${section}".`,
  });
}
