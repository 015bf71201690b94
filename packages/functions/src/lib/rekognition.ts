import {
  DetectLabelsCommand,
  DetectModerationLabelsCommand,
  DetectTextCommand,
  RekognitionClient,
} from "@aws-sdk/client-rekognition";
import type { Operation, RawAnswer } from "@image-content-search/core/analysis";
import type { Detector } from "@image-content-search/core/events";
import { environment } from "./environment.ts";

const client = new RekognitionClient();

const features: Partial<Record<Detector, "GENERAL_LABELS" | "IMAGE_PROPERTIES">> = {
  labels: "GENERAL_LABELS",
  properties: "IMAGE_PROPERTIES",
};

/** Has a rendition in the bucket analyzed; answers what Rekognition said, for keeping. */
export async function detect(
  operation: Operation,
  asked: readonly Detector[],
  key: string,
): Promise<RawAnswer> {
  const { $metadata, ...answer } = await ask(operation, asked, key);
  return answer;
}

function ask(operation: Operation, asked: readonly Detector[], key: string) {
  const Image = { S3Object: { Bucket: environment("BUCKET_NAME"), Name: key } };
  switch (operation) {
    case "detect-labels":
      return client.send(
        new DetectLabelsCommand({ Image, Features: asked.flatMap((detector) => features[detector] ?? []) }),
      );
    case "detect-text":
      return client.send(new DetectTextCommand({ Image }));
    case "detect-moderation-labels":
      return client.send(new DetectModerationLabelsCommand({ Image }));
  }
}
