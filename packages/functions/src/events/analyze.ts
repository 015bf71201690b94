import { DetectLabelsCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import { toDetectedLabels } from "@image-content-search/core/analysis";
import { AnalysisMessage } from "@image-content-search/core/events";
import { queues } from "@image-content-search/core/pipeline";
import { analysisKey } from "@image-content-search/core/upload";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { analysisFailure } from "../lib/analysis-failure.ts";
import { forEachMessage, isLastReceive } from "../lib/batch.ts";
import { writeJson } from "../lib/bucket.ts";
import { publish } from "../lib/bus.ts";
import { environment } from "../lib/environment.ts";
import { log } from "../lib/log.ts";
import { metricFields } from "../lib/metric-fields.ts";
import { runStage } from "../lib/stage.ts";

const rekognition = new RekognitionClient();

/** Has each picture of the batch analyzed, keeps the raw answer and announces what was found. */
export function handler(event: SQSEvent) {
  return forEachMessage(event, async (record) => {
    const message = AnalysisMessage.parse(JSON.parse(record.body));
    const { imageId } = message;
    await runStage({ name: "analyze", imageId, done: "A picture is analyzed." }, async () => {
      try {
        return await analyze(message);
      } catch (error) {
        return fail(message, record, error);
      }
    });
  });
}

async function analyze({ imageId, ownerId, attempt, key }: AnalysisMessage): Promise<object> {
  const answer = await rekognition.send(
    new DetectLabelsCommand({
      Image: { S3Object: { Bucket: environment("BUCKET_NAME"), Name: key } },
      Features: ["GENERAL_LABELS"],
    }),
  );
  const { $metadata, ...raw } = answer;
  const model = `detect-labels-${raw.LabelModelVersion ?? "unknown"}`;
  const rawKey = analysisKey({ ownerId, imageId }, model);
  await writeJson(rawKey, raw);
  const at = new Date().toISOString();
  const labels = toDetectedLabels(raw);
  await publish({
    "detail-type": "image.analyzed",
    detail: { imageId, ownerId, attempt, at, model, rawKey, labels },
  });
  return { labels: labels.length, ...metricFields({ AnalysisCalls: 1, ImagesAnalyzed: 1 }) };
}

/** Tells the owner when the image gets no further; throws what may pass, so that the queue brings it again. */
async function fail(
  { imageId, ownerId, attempt }: AnalysisMessage,
  record: SQSRecord,
  error: unknown,
): Promise<undefined> {
  const failure = analysisFailure(error);
  if (failure.retryable && !isLastReceive(record, queues.analysis.maxReceiveCount)) throw error;
  log.error("A picture could not be analyzed.", { imageId, ownerId, attempt, failure, error });
  const at = new Date().toISOString();
  await publish({ "detail-type": "image.failed", detail: { imageId, ownerId, attempt, at, failure } });
  if (failure.retryable) throw error;
}
