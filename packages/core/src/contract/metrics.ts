/** The CloudWatch namespace of what the pipeline counts. */
export const metricNamespace = "ImageContentSearch";

/**
 * What the pipeline counts, with CloudWatch's unit and the log field that splits it beside the stage; functions
 * report it, the dashboard shows it. Each split costs a metric for every value, so values must be few.
 */
export const metrics = {
  ImagesPrepared: { unit: "Count" },
  ImagesAnalyzed: { unit: "Count" },
  ImagesIndexed: { unit: "Count" },
  /** Split by the stage that failed. */
  ImagesFailed: { unit: "Count", splitBy: "failedStage" },
  /** Each costs what Rekognition asks for one picture, whether or not the picture gets further. */
  AnalysisCalls: { unit: "Count" },
  /** From the announcement of an upload until it can be found, of pictures that needed no retry. */
  SecondsToIndexed: { unit: "Seconds" },
} as const satisfies Record<string, { unit: "Count" | "Seconds"; splitBy?: string }>;

/** One of {@link metrics}. */
export type MetricName = keyof typeof metrics;
