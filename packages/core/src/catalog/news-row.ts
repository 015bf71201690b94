import type { DetectedLabel } from "../events/index.ts";
import { fold } from "../search/query/index.ts";
import type { AttemptFinding, ImageNews } from "./fold-events.ts";
import { packInstances } from "./instances.ts";
import { rankOf } from "./transition.ts";

type FindingOf<Detector extends AttemptFinding["detector"]> = Extract<AttemptFinding, { detector: Detector }>;

/** News of one image as the SQL function `apply_news` reads it. */
export function toRow({ imageId, standing, prepared, findings, stages }: ImageNews) {
  return {
    id: imageId,
    ...standing,
    rank: rankOf(standing.status),
    prepared_attempt: prepared?.attempt,
    prepared,
    findings: findings.map(toAnalysis),
    labels: findingOf(findings, "labels")?.labels.map(toLabel) ?? [],
    words: toWords(findingOf(findings, "text")),
    moderated: (findingOf(findings, "moderation")?.labels.length ?? 0) > 0,
    stages,
  };
}

function findingOf<Detector extends AttemptFinding["detector"]>(
  findings: readonly AttemptFinding[],
  detector: Detector,
): FindingOf<Detector> | undefined {
  return findings.find((finding): finding is FindingOf<Detector> => finding.detector === detector);
}

function toAnalysis(finding: AttemptFinding) {
  const { detector, attempt, at, model } = finding;
  return { detector, attempt, at, model, found: toFound(finding) };
}

/** What is kept as it was found: labels and words have tables of their own. */
function toFound(finding: AttemptFinding): object | null {
  switch (finding.detector) {
    case "labels":
      return null;
    case "properties":
      return { colors: finding.colors, quality: finding.quality };
    case "text":
      return { lines: finding.lines };
    case "moderation":
      return { labels: finding.labels };
  }
}

function toWords(text: FindingOf<"text"> | undefined) {
  return text?.words.map((word) => ({ word: fold(word.text), confidence: word.confidence })) ?? [];
}

function toLabel(label: DetectedLabel) {
  const { instances, ...rest } = label;
  return { ...rest, instances: packInstances(instances), terms: labelTerms(label) };
}

/** Every folded word that a label answers to, with what makes it one. */
function labelTerms({ name, aliases, parents, categories }: DetectedLabel) {
  const terms = (kind: string, names: readonly string[]) => names.map((text) => ({ term: fold(text), kind }));
  return [
    ...terms("name", [name]),
    ...terms("alias", aliases),
    ...terms("ancestor", parents),
    ...terms("category", categories),
  ];
}
