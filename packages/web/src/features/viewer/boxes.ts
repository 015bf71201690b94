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

/** A ratio as a CSS percentage, kept inside the picture. */
export function cssShare(ratio: number): string {
  return `${(Math.min(1, Math.max(0, ratio)) * 100).toFixed(3)}%`;
}
