import type { DetectTextCommandOutput, TextDetection } from "@aws-sdk/client-rekognition";
import type { TextLine } from "../events/index.ts";
import { toBox } from "./box.ts";
import { round } from "./round.ts";

/** What is read of an image. */
export interface DetectedText {
  lines: TextLine[];
  words: { text: string; confidence: number }[];
}

/**
 * Lines with their boxes and single words of an answer to DetectText
 * (https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectText.html), as Rekognition orders them.
 */
export function toDetectedText({
  TextDetections = [],
}: Pick<DetectTextCommandOutput, "TextDetections">): DetectedText {
  return {
    lines: TextDetections.flatMap((detection) => toLine(detection) ?? []).slice(0, 100),
    words: TextDetections.flatMap((detection) => toWord(detection) ?? []).slice(0, 200),
  };
}

function toLine({ Type, DetectedText: text, Confidence, Geometry }: TextDetection): TextLine | undefined {
  if (Type !== "LINE" || !text || Confidence === undefined || !Geometry?.BoundingBox) return undefined;
  return { text: text.slice(0, 200), confidence: round(Confidence, 2), box: toBox(Geometry.BoundingBox) };
}

/** Signs around a word are no part of it: "EXIT!" is found by "exit". */
function toWord({ Type, DetectedText: text = "", Confidence }: TextDetection) {
  const word = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").slice(0, 100);
  if (Type !== "WORD" || word === "" || Confidence === undefined) return undefined;
  return { text: word, confidence: round(Confidence, 2) };
}
