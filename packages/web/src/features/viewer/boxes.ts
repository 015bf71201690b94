import type { ImageDetail } from "@image-content-search/core/contract";

type Label = ImageDetail["labels"][number];

/** A place on the picture where labels were seen. */
export interface LabelBox {
  key: string;
  /** The labels that were seen there, the surest first. */
  names: string[];
  /** Of the surest. */
  confidence: number;
  box: Label["instances"][number]["box"];
}

/** How much of both together two boxes must share to be one. */
const sameBox = 0.8;

/**
 * Every box of every label, larger ones first, so that smaller ones lie on top and can be pointed at. Boxes of several
 * labels in one place are one.
 */
export function labelBoxes(labels: readonly Label[]): LabelBox[] {
  const boxes: LabelBox[] = [];
  for (const { name, instances } of surestFirst(labels)) {
    for (const [index, { box, confidence }] of instances.entries()) {
      const same = boxes.find((other) => !other.names.includes(name) && overlap(other.box, box) >= sameBox);
      if (same) same.names.push(name);
      else boxes.push({ key: `${name} ${index}`, names: [name], confidence, box });
    }
  }
  return boxes.sort((one, other) => areaOf(other.box) - areaOf(one.box));
}

type Box = LabelBox["box"];

function areaOf({ width, height }: Box): number {
  return width * height;
}

/** The share of what two boxes cover together that both cover, 0–1. */
function overlap(one: Box, other: Box): number {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (areaOf(one) + areaOf(other) - width * height);
}

/** The surest labels first; among equals those that were seen at a place before those that follow from them. */
export function surestFirst(labels: readonly Label[]): Label[] {
  return [...labels].sort(
    (one, other) => other.confidence - one.confidence || other.instances.length - one.instances.length,
  );
}

/** A ratio as a CSS percentage, kept inside the picture. */
export function cssShare(ratio: number): string {
  return `${(Math.min(1, Math.max(0, ratio)) * 100).toFixed(3)}%`;
}
