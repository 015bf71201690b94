import type {
  DetectLabelsCommandOutput,
  DetectModerationLabelsCommandOutput,
  DetectTextCommandOutput,
} from "@aws-sdk/client-rekognition";
import { type Detector, detectors, type Finding } from "../events/index.ts";
import { toDetectedLabels } from "./detected-labels.ts";
import { toDetectedText } from "./detected-text.ts";
import { toModerationLabels } from "./moderation.ts";
import { toProperties } from "./properties.ts";

/** Rekognition's operations that are used, and the detectors that each can serve: one call, one price a detector. */
export const operations = {
  "detect-labels": ["labels", "properties"],
  "detect-text": ["text"],
  "detect-moderation-labels": ["moderation"],
} as const satisfies Record<string, readonly Detector[]>;

/** One of {@link operations}, by its name in keys of the bucket. */
export type Operation = keyof typeof operations;

/** An operation's answer as the SDK gives it, without `$metadata`; kept so in the bucket. */
export type RawAnswer = Omit<
  DetectLabelsCommandOutput & DetectTextCommandOutput & DetectModerationLabelsCommandOutput,
  "$metadata"
>;

/** Which operations serve these detectors, and which of them each is asked for. */
export function planOperations(wanted: readonly Detector[]): { operation: Operation; asked: Detector[] }[] {
  return (Object.keys(operations) as Operation[])
    .map((operation) => ({
      operation,
      asked: operations[operation].filter((detector) => wanted.includes(detector)),
    }))
    .filter(({ asked }) => asked.length > 0);
}

/** The model that answered, by a name that is good as an object's key. */
export function modelOf(operation: Operation, answer: RawAnswer): string {
  const version =
    answer.LabelModelVersion ?? answer.TextModelVersion ?? answer.ModerationModelVersion ?? "unknown";
  return `${operation}-${version.replace(/[^\w.-]/g, "_").slice(0, 60)}`;
}

/** What an answer says for each detector that was asked for. */
export function toFindings(
  answer: RawAnswer,
  asked: readonly Detector[],
  origin: { model: string; rawKey: string },
): Finding[] {
  return asked.map((detector) => toFinding(detector, answer, origin));
}

function toFinding(
  detector: Detector,
  answer: RawAnswer,
  origin: { model: string; rawKey: string },
): Finding {
  switch (detector) {
    case "labels":
      return { detector, ...origin, labels: toDetectedLabels(answer) };
    case "properties":
      return { detector, ...origin, ...toProperties(answer) };
    case "text":
      return { detector, ...origin, ...toDetectedText(answer) };
    case "moderation":
      return { detector, ...origin, labels: toModerationLabels(answer) };
  }
}

/** Reads the setting `DETECTORS`: names by commas. @throws Error naming one that there is not */
export function readDetectors(setting: string): Detector[] {
  return setting.split(",").map((name) => {
    const detector = detectors.find((known) => known === name);
    if (!detector) throw new Error(`There is no detector ${name}; there are ${detectors.join(", ")}.`);
    return detector;
  });
}
