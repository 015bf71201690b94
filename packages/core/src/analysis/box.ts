import type { BoundingBox } from "@aws-sdk/client-rekognition";
import type { Box } from "../events/index.ts";
import { round } from "./round.ts";

/** Rekognition's box within the image: it may reach over the edge. */
export function toBox({ Left = 0, Top = 0, Width = 0, Height = 0 }: BoundingBox): Box {
  const [left, top] = [clamp(Left, 1), clamp(Top, 1)];
  const [width, height] = [clamp(Left + Width - left, 1 - left), clamp(Top + Height - top, 1 - top)];
  return { left, top, width, height };
}

function clamp(value: number, max: number): number {
  return round(Math.min(Math.max(value, 0), max), 5);
}
