import type { CorrectionRequest, ImageDetail } from "@image-content-search/core/contract";
import { fold } from "@image-content-search/core/query";

type Label = ImageDetail["labels"][number];

/** One thing that a person does to a label. */
export type LabelChange = { action: "add" | "remove" | "reset"; name: string };

/** The labels that the image has, the owner's word included. */
export function standing(labels: readonly Label[]): Label[] {
  return labels.filter(({ correction }) => correction !== "removed");
}

/** The labels that are at least so sure (0–100), and what the owner added. */
export function surerThan(labels: readonly Label[], least: number): Label[] {
  return labels.filter(({ confidence, correction }) => correction === "added" || confidence >= least);
}

/** The label of that name, whatever its case. */
export function findLabel(labels: readonly Label[], name: string): Label | undefined {
  const wanted = fold(name);
  return labels.find((label) => fold(label.name) === wanted);
}

/** What the button that takes a label away does to it: one that is there by the owner's word alone leaves nothing. */
export function removal({ name, detected }: Label): LabelChange {
  return { action: detected ? "remove" : "reset", name };
}

/** What brings a label back to how it stands in `labels`. */
export function undoing(labels: readonly Label[], name: string): LabelChange {
  const correction = findLabel(labels, name)?.correction;
  if (correction === "added") return { action: "add", name };
  return { action: correction === "removed" ? "remove" : "reset", name };
}

/** A change as the API takes it. */
export function requestOf({ action, name }: LabelChange): CorrectionRequest {
  return { labels: { [action]: [name] } };
}

/** The labels as they will stand, before the server has said so. */
export function withChange(labels: readonly Label[], { action, name }: LabelChange): Label[] {
  const label = findLabel(labels, name);
  if (!label) return action === "add" ? [...labels, newLabel(name)] : [...labels];
  if (action === "reset" && !label.detected) return labels.filter((one) => one !== label);
  const correction = { add: "added", remove: "removed", reset: null } as const;
  return labels.map((one) => (one === label ? { ...label, correction: correction[action] } : one));
}

function newLabel(name: string): Label {
  return {
    name,
    confidence: 100,
    parents: [],
    aliases: [],
    categories: [],
    instances: [],
    detected: false,
    correction: "added",
  };
}
