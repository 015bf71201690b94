import type { DetectLabelsCommandOutput, Instance, Label } from "@aws-sdk/client-rekognition";
import type { DetectedLabel } from "../events/index.ts";

/** What is read of Rekognition's answer
 * (https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectLabels.html). */
export type DetectLabelsAnswer = Pick<DetectLabelsCommandOutput, "Labels">;

/** Labels take no more than this of an event, bytes of JSON, so that what others found fits beside them. */
const maxLabelBytes = 100_000;

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
  const { Left = 0, Top = 0, Width = 0, Height = 0 } = BoundingBox;
  const [left, top] = [clamp(Left, 1), clamp(Top, 1)];
  const box = {
    left,
    top,
    width: clamp(Left + Width - left, 1 - left),
    height: clamp(Top + Height - top, 1 - top),
  };
  return { box, confidence: round(Confidence, 2) };
}

/** A ratio within 0–`max`: Rekognition's boxes may reach over the image's edge. */
function clamp(value: number, max: number): number {
  return round(Math.min(Math.max(value, 0), max), 5);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function names(list: { Name?: string | undefined }[] | undefined, most: number): string[] {
  return (list ?? []).flatMap(({ Name }) => (Name ? [Name.slice(0, 100)] : [])).slice(0, most);
}
