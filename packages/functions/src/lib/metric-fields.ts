import { type MetricName, metricNamespace, metrics } from "@image-content-search/core/metrics";

/**
 * Fields that make a log line count as well, in CloudWatch's embedded metric format
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
 * The logger's `service` tells stages apart; a field by which a metric is split must be on the line too.
 */
export function metricFields(values: { [Name in MetricName]?: number | undefined }) {
  const names = Object.keys(metrics).filter(isMetricName);
  const directives = names
    .filter((name) => values[name] !== undefined)
    .map((name) => {
      const { unit, ...split } = metrics[name];
      const dimensions = ["service", ...("splitBy" in split ? [split.splitBy] : [])];
      return {
        Namespace: metricNamespace,
        Dimensions: [dimensions],
        Metrics: [{ Name: name, Unit: unit }],
      };
    });
  return { ...values, _aws: { Timestamp: Date.now(), CloudWatchMetrics: directives } };
}

function isMetricName(name: string): name is MetricName {
  return name in metrics;
}
