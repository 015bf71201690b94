import { type Box, toBoundingBox } from "../boxes.ts";
import type { TextLine, TextWord } from "./lines.ts";

/** Which words are wanted; least confidence in percent, least sides as ratios of the image. */
export interface WordFilter {
  MinConfidence?: number | undefined;
  MinBoundingBoxHeight?: number | undefined;
  MinBoundingBoxWidth?: number | undefined;
}

/** A line or word of the answer. */
export interface TextDetection {
  Id: number;
  /** A word's line; lines have none. */
  ParentId?: number;
  Type: "LINE" | "WORD";
  DetectedText: string;
  Confidence: number;
  Geometry: {
    BoundingBox: { Left: number; Top: number; Width: number; Height: number };
    /** The box's corners, clockwise from the top left: leaning text has an upright box. */
    Polygon: { X: number; Y: number }[];
  };
}

/** Rekognition finds no more words in an image. */
const maxWords = 100;

/** The answer to what was read: first the lines, then the words that are wanted of them. */
export function toTextDetections(read: readonly TextLine[], filter: WordFilter): TextDetection[] {
  const lines: TextLine[] = [];
  let room = maxWords;
  for (const line of read) {
    const words = line.filter((word) => isWanted(word, filter)).slice(0, room);
    room -= words.length;
    if (words.length > 0) lines.push(words);
  }
  let id = lines.length;
  return [
    ...lines.map((words, Id) => ({ Id, Type: "LINE" as const, ...describe(joinWords(words)) })),
    ...lines.flatMap((words, ParentId) =>
      words.map((word) => ({ Id: id++, ParentId, Type: "WORD" as const, ...describe(word) })),
    ),
  ];
}

function isWanted({ confidence, box }: TextWord, filter: WordFilter): boolean {
  return (
    confidence >= (filter.MinConfidence ?? 0) &&
    box.height >= (filter.MinBoundingBoxHeight ?? 0) &&
    box.width >= (filter.MinBoundingBoxWidth ?? 0)
  );
}

/** A line as if it were one word: its words' mean confidence and the box around them. */
function joinWords(words: TextLine): TextWord {
  const text = words.map((word) => word.text).join(" ");
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
  const left = Math.min(...words.map(({ box }) => box.left));
  const top = Math.min(...words.map(({ box }) => box.top));
  const right = Math.max(...words.map(({ box }) => box.left + box.width));
  const bottom = Math.max(...words.map(({ box }) => box.top + box.height));
  return { text, confidence, box: { left, top, width: right - left, height: bottom - top } };
}

function describe({
  text,
  confidence,
  box,
}: TextWord): Pick<TextDetection, "DetectedText" | "Confidence" | "Geometry"> {
  const Geometry = { BoundingBox: toBoundingBox(box), Polygon: cornersOf(box) };
  return { DetectedText: text, Confidence: confidence, Geometry };
}

function cornersOf({ left, top, width, height }: Box): { X: number; Y: number }[] {
  const [right, bottom] = [left + width, top + height];
  return [
    { X: left, Y: top },
    { X: right, Y: top },
    { X: right, Y: bottom },
    { X: left, Y: bottom },
  ];
}
