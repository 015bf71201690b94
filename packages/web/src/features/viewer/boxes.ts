import type { ImageDetail } from "@image-content-search/core/contract";

type Label = ImageDetail["labels"][number];

export interface LabelBox {
  key: string;
  name: string;
  confidence: number;
  box: Label["instances"][number]["box"];
}

/** Every box of every label, larger ones first, so that smaller ones lie on top and can be pointed at. */
export function labelBoxes(labels: readonly Label[]): LabelBox[] {
  return labels
    .flatMap(({ name, instances }) =>
      instances.map(({ box, confidence }, index) => ({ key: `${name} ${index}`, name, confidence, box })),
    )
    .sort((one, other) => other.box.width * other.box.height - one.box.width * one.box.height);
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
