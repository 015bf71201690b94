import type { DetectLabelsCommandOutput, Instance, Label } from "@aws-sdk/client-rekognition";
import { type DetectedLabel, maxDetailBytes } from "../events/index.ts";
import { toBox } from "./box.ts";
import { round } from "./round.ts";

/** What is read of Rekognition's answer
 * (https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectLabels.html). */
export type DetectLabelsAnswer = Pick<DetectLabelsCommandOutput, "Labels">;

/** Labels take no more than this of an event, bytes of JSON, so that the subject and properties fit beside them. */
const maxLabelBytes = maxDetailBytes - 20_000;

/**
 * The labels of an answer, strongest first, within the limits of an event: at most 200, 50 boxes each, and
 * of those that together are too large the weakest are left out. The raw answer in the bucket keeps all.
 */
export function toDetectedLabels({ Labels = [] }: DetectLabelsAnswer): DetectedLabel[] {
  const labels = Labels.flatMap((label) => toDetectedLabel(label) ?? [])
    .sort((a, b) => b.confidence - a.confidence || a.name.localeCompare(b.name))
    .slice(0, 200);
  let bytes = 0;
  return labels.filter((label) => {
    bytes += Buffer.byteLength(JSON.stringify(label)) + 1;
    return bytes <= maxLabelBytes;
  });
}

function toDetectedLabel(label: Label): DetectedLabel | undefined {
  if (!label.Name || label.Confidence === undefined) return undefined;
  return {
    name: label.Name.slice(0, 100),
    confidence: round(label.Confidence, 2),
    parents: names(label.Parents, 10),
    aliases: names(label.Aliases, 10),
    categories: names(label.Categories, 5),
    instances: (label.Instances ?? []).flatMap((instance) => toInstance(instance) ?? []).slice(0, 50),
  };
}

function toInstance({ BoundingBox, Confidence }: Instance): DetectedLabel["instances"][number] | undefined {
  if (!BoundingBox || Confidence === undefined) return undefined;
  return { box: toBox(BoundingBox), confidence: round(Confidence, 2) };
}

function names(list: { Name?: string | undefined }[] | undefined, most: number): string[] {
  return (list ?? []).flatMap(({ Name }) => (Name ? [Name.slice(0, 100)] : [])).slice(0, most);
}
