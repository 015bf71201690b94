import type { DetectedLabel } from "../events/index.ts";

/** One object of a label: its box, ratios 0–1 of the upright image, and the confidence, 0–100. */
export type Instance = DetectedLabel["instances"][number];

/**
 * One object as the catalog keeps it: left, top, width and height of its box in ten-thousandths of the image's sides,
 * and the confidence in hundredths of a percent. Ten bytes, where an object of JSON has 150.
 */
export type PackedInstance = [left: number, top: number, width: number, height: number, confidence: number];

const side = 10_000;
const percent = 100;

/** The objects of a label as they are kept; null for none. */
export function packInstances(instances: readonly Instance[]): PackedInstance[] | null {
  return instances.length > 0 ? instances.map(pack) : null;
}

/** Exact to half a ten-thousandth of a side; edges are rounded, so that a box within the image stays there. */
function pack({ box, confidence }: Instance): PackedInstance {
  const [left, top] = [Math.round(box.left * side), Math.round(box.top * side)];
  const [right, bottom] = [
    Math.round((box.left + box.width) * side),
    Math.round((box.top + box.height) * side),
  ];
  return [left, top, right - left, bottom - top, Math.round(confidence * percent)];
}

/** The objects of a label, from how they are kept. */
export function unpackInstances(packed: readonly PackedInstance[]): Instance[] {
  return packed.map(([left, top, width, height, confidence]) => ({
    box: { left: left / side, top: top / side, width: width / side, height: height / side },
    confidence: confidence / percent,
  }));
}
