import { toBoundingBox } from "../boxes.ts";
import { toConfidence } from "./confidence.ts";
import type { Detection } from "./detections.ts";
import { ancestorsOf, describeLabel, type LabelDescription } from "./label-tree.ts";
import { classLabels } from "./labels.ts";

/** One thing found: where, as ratios of the upright image, and how surely, in percent. */
export interface Instance {
  BoundingBox: { Left: number; Top: number; Width: number; Height: number };
  Confidence: number;
}

/** One label of the answer. */
export interface Label extends LabelDescription {
  Confidence: number;
  Instances: Instance[];
}

/** Which labels are wanted; names and categories as the answer writes them. */
export interface LabelFilter {
  LabelInclusionFilters?: string[] | undefined;
  LabelExclusionFilters?: string[] | undefined;
  LabelCategoryInclusionFilters?: string[] | undefined;
  LabelCategoryExclusionFilters?: string[] | undefined;
}

/**
 * The labels of what was found, the surest first: each thing's own label with its instances, and every ancestor as a
 * label of its own with the confidence of its surest descendant. Aliases are named, not listed.
 */
export function toLabels(
  detections: readonly Detection[],
  minConfidence: number,
  filter: LabelFilter,
): Label[] {
  const labels = new Map<string, Label>();
  const add = (name: string, confidence: number): Label => {
    const known = labels.get(name);
    const label = known ?? { ...describeLabel(name), Confidence: 0, Instances: [] };
    label.Confidence = Math.max(label.Confidence, confidence);
    labels.set(name, label);
    return label;
  };
  for (const { classId, score, box } of detections) {
    const name = classLabels[classId];
    const Confidence = toConfidence(score);
    if (name === undefined || Confidence < minConfidence) continue;
    add(name, Confidence).Instances.push({ BoundingBox: toBoundingBox(box), Confidence });
    for (const ancestor of ancestorsOf(name)) add(ancestor, Confidence);
  }
  return [...labels.values()].filter((label) => isWanted(label, filter)).sort(bySurety);
}

function bySurety(a: Label, b: Label): number {
  return b.Confidence - a.Confidence || (a.Name < b.Name ? -1 : 1);
}

function isWanted({ Name, Categories }: LabelDescription, filter: LabelFilter): boolean {
  const named = (names: string[] | undefined) => names?.includes(Name) ?? false;
  const within = (names: string[] | undefined) =>
    Categories.some((category) => names?.includes(category.Name));
  const inclusive = filter.LabelInclusionFilters?.length || filter.LabelCategoryInclusionFilters?.length;
  const included =
    !inclusive || named(filter.LabelInclusionFilters) || within(filter.LabelCategoryInclusionFilters);
  return included && !named(filter.LabelExclusionFilters) && !within(filter.LabelCategoryExclusionFilters);
}
