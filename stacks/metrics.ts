import { Duration } from "aws-cdk-lib";
import { Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { type MetricName, metricNamespace } from "../packages/core/src/contract/metrics.ts";
import { functionName, serviceName } from "./application-function.ts";

const period = Duration.minutes(5);

/** What a stage's functions count themselves; `split` is the value of the field that the contract splits by. */
export function ownMetric(
  stage: string,
  metricName: MetricName,
  statistic: string = Stats.SUM,
  split: Record<string, string> = {},
) {
  const dimensionsMap = { service: serviceName(stage), ...split };
  return new Metric({ namespace: metricNamespace, metricName, dimensionsMap, statistic, period });
}

export type FunctionMetricName =
  | "Errors"
  | "Throttles"
  | "Duration"
  | "AsyncEventsDropped"
  | "DestinationDeliveryFailures";

/**
 * What Lambda counts of a function
 * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html).
 */
export function functionMetric(
  stage: string,
  id: string,
  metricName: FunctionMetricName,
  statistic: string = Stats.SUM,
) {
  const dimensionsMap = { FunctionName: functionName(stage, id) };
  return new Metric({ namespace: "AWS/Lambda", metricName, dimensionsMap, statistic, period });
}

/** What Aurora says of the cluster's capacity: units in use, or the percentage of the most that it may use. */
export function databaseMetric(
  clusterIdentifier: string,
  metricName: "ServerlessDatabaseCapacity" | "ACUUtilization",
) {
  const dimensionsMap = { DBClusterIdentifier: clusterIdentifier };
  return new Metric({
    namespace: "AWS/RDS",
    metricName,
    dimensionsMap,
    statistic: Stats.AVERAGE,
    period,
  });
}
