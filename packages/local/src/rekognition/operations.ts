import type { Operation } from "../lib/json-service.ts";
import type { Detectors } from "./detectors.ts";
import { type ReadObject, readImage } from "./image.ts";
import { DetectLabels, DetectModerationLabels, DetectText, parseRekognition } from "./inputs.ts";
import { toLabels } from "./labels/detect-labels.ts";
import { toImageProperties } from "./labels/image-properties.ts";
import { toContentTypes, toModerationLabels } from "./moderation/detect-moderation-labels.ts";
import { toTextDetections } from "./text/detect-text.ts";

/** Name the local models in answers. */
const modelVersions = {
  labels: "local-centernet-1",
  text: "local-tesseract-7",
  moderation: "local-nsfwjs-4",
};

/** The operations of Rekognition by AWS's names. */
export function rekognitionOperations(
  detectors: Detectors,
  readObject: ReadObject,
): Record<string, Operation> {
  return {
    DetectLabels: detectLabels(detectors, readObject),
    DetectText: detectText(detectors, readObject),
    DetectModerationLabels: detectModerationLabels(detectors, readObject),
  };
}

/** Things by CenterNet, which knows 80 classes; of IMAGE_PROPERTIES what is true of the whole image. */
function detectLabels(detectors: Detectors, readObject: ReadObject): Operation {
  return async (input) => {
    const { Features, MinConfidence, MaxLabels, Settings, ...request } = parseRekognition(
      DetectLabels,
      input,
    );
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
    const { Filters, ...request } = parseRekognition(DetectText, input);
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
    const { MinConfidence, ...request } = parseRekognition(DetectModerationLabels, input);
    const scores = await detectors.moderation.run(await readImage(request.Image, readObject));
    return {
      ModerationLabels: toModerationLabels(scores, MinConfidence),
      ModerationModelVersion: modelVersions.moderation,
      ContentTypes: toContentTypes(scores),
    };
  };
}
