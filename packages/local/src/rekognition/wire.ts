import * as z from "zod/mini";
import { type Operation, targetService } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import type { Authenticate, Service } from "../lib/service.ts";
import type { Detectors } from "./detectors.ts";
import { Image, imagePermissions, type ReadObject, readImage } from "./image.ts";
import { toLabels } from "./labels/detect-labels.ts";
import { toImageProperties } from "./labels/image-properties.ts";
import { toContentTypes, toModerationLabels } from "./moderation/detect-moderation-labels.ts";
import { DetectLabels, DetectModerationLabels, DetectText } from "./requests.ts";
import { toTextDetections } from "./text/detect-text.ts";

/** Name the local models in answers. */
const modelVersions = {
  labels: "local-centernet-1",
  text: "local-tesseract-7",
  moderation: "local-nsfwjs-4",
};

/** Rekognition (https://docs.aws.amazon.com/rekognition/latest/APIReference) on the local models. */
export function rekognitionService(
  detectors: Detectors,
  readObject: ReadObject,
  authenticate: Authenticate,
): Service {
  const operations = {
    DetectLabels: detectLabels(detectors, readObject),
    DetectText: detectText(detectors, readObject),
    DetectModerationLabels: detectModerationLabels(detectors, readObject),
  };
  // A body holds the bytes as base64.
  const maxBytes = 16 * 1024 * 1024;
  const spec = { name: "rekognition", operations, permissions, maxBytes };
  return targetService("RekognitionService", spec, authenticate);
}

/** Things by CenterNet, which knows 80 classes; of IMAGE_PROPERTIES what is true of the whole image. */
function detectLabels(detectors: Detectors, readObject: ReadObject): Operation {
  return async (input) => {
    const { Features, MinConfidence, MaxLabels, Settings, ...request } = parse(DetectLabels, input);
    const bytes = await readImage(request.Image, readObject);
    const { detections, properties } = await detectors.labels.run({
      bytes,
      properties: Features.includes("IMAGE_PROPERTIES"),
    });
    const labels = toLabels(detections, MinConfidence, Settings?.GeneralLabels ?? {}).slice(0, MaxLabels);
    const maxColors = Settings?.ImageProperties?.MaxDominantColors ?? 10;
    return {
      Labels: Features.includes("GENERAL_LABELS") ? labels : [],
      LabelModelVersion: modelVersions.labels,
      ...(properties && { ImageProperties: toImageProperties(properties, maxColors) }),
    };
  };
}

/**
 * Text by Tesseract in English: upright or nearly so, in ordinary type. It does not read handwriting, curved or turned
 * text, and says so by finding none. Words of which it is less sure than 85 % are never answered.
 */
function detectText(detectors: Detectors, readObject: ReadObject): Operation {
  return async (input) => {
    const { Filters, ...request } = parse(DetectText, input);
    const lines = await detectors.text.run(await readImage(request.Image, readObject));
    return {
      TextDetections: toTextDetections(lines, Filters?.WordFilter ?? {}),
      TextModelVersion: modelVersions.text,
    };
  };
}

/**
 * Nudity by NSFWJS, and nothing else: of Rekognition's taxonomy it does not know violence, visually disturbing content,
 * drugs, tobacco, alcohol, rude gestures, gambling and hate symbols. An empty answer says nothing about those.
 */
function detectModerationLabels(detectors: Detectors, readObject: ReadObject): Operation {
  return async (input) => {
    const { MinConfidence, ...request } = parse(DetectModerationLabels, input);
    const scores = await detectors.moderation.run(await readImage(request.Image, readObject));
    return {
      ModerationLabels: toModerationLabels(scores, MinConfidence),
      ModerationModelVersion: modelVersions.moderation,
      ContentTypes: toContentTypes(scores),
    };
  };
}

function permissions(operation: string, input: unknown) {
  const request = parse(z.object({ Image }), input);
  return [[`rekognition:${operation}`, "*"], ...imagePermissions(request.Image)] as const;
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, input: unknown): z.infer<Schema> {
  return parseInput(schema, input, "InvalidParameterException");
}
