import type { Draft, Tier } from "./draft.ts";
import type { Library, Posted } from "./look-up.ts";
import { allOf, anyOf, none, noneOf, type Plan, postedUnder } from "./plan.ts";
import { type Ask, labelOf } from "./terms.ts";

/** How a bare word was understood in this library. */
export interface Meaning {
  term: string;
  tier: Tier;
  /** The labels that it reached, the commonest first, at most 10, as they are compared. */
  labels: string[];
}

/** The most labels that are named of what a word reached. */
const labelsPerMeaning = 10;

/** What an image has to have so that a term of the query is why it was found. */
export interface Evidence {
  term: string;
  /** Labels, their ancestors among them, as they are compared. */
  labels: ReadonlySet<string>;
  words: ReadonlySet<string>;
  /** Whether the file name or the description is it. */
  named: boolean;
  /** Of the labels: in how many images, those in the trash too. */
  imageCount: number;
}

/** What a draft means in one library. */
export interface Settled {
  plan: Plan;
  meanings: Meaning[];
  /** Of terms that are not excluded. */
  evidence: Evidence[];
}

/** Every ask of a draft. */
export function asksOf(draft: Draft): Ask[] {
  switch (draft.kind) {
    case "settled":
      return [];
    case "asked":
      return [...draft.asks];
    case "and":
    case "or":
      return draft.operands.flatMap(asksOf);
    case "not":
      return asksOf(draft.operand);
    case "tiers":
      return draft.tiers.flatMap((tier) => asksOf(tier.draft));
    case "evident":
      return asksOf(draft.draft);
  }
}

/** Puts what a library answered in place of what a draft asks. */
export function settle(draft: Draft, answers: Library["answers"]): Settled {
  switch (draft.kind) {
    case "settled":
      return { plan: draft.plan, meanings: [], evidence: [] };
    case "asked":
      return { plan: posted(answersTo(draft.asks, answers), draft.least), meanings: [], evidence: [] };
    case "and":
    case "or": {
      const parts = draft.operands.map((operand) => settle(operand, answers));
      const plans = parts.map(({ plan }) => plan);
      return gathered(draft.kind === "and" ? allOf(plans) : anyOf(plans), parts);
    }
    case "not": {
      const { plan, meanings } = settle(draft.operand, answers);
      return { plan: noneOf(plan), meanings, evidence: [] };
    }
    case "evident": {
      const { plan } = settle(draft.draft, answers);
      return { plan, meanings: [], evidence: [evidenceOf(draft.term, draft.draft, answers)] };
    }
    case "tiers":
      return settleTiers(draft, answers);
  }
}

function settleTiers(
  { term, tiers }: Extract<Draft, { kind: "tiers" }>,
  answers: Library["answers"],
): Settled {
  for (const { tier, draft } of tiers) {
    const { plan } = settle(draft, answers);
    if (plan.kind === "none") continue;
    const evidence = evidenceOf(term, draft, answers);
    return {
      plan,
      meanings: [{ term, tier, labels: [...evidence.labels].slice(0, labelsPerMeaning) }],
      evidence: [evidence],
    };
  }
  return { plan: none, meanings: [], evidence: [] };
}

function gathered(plan: Plan, parts: readonly Settled[]): Settled {
  return {
    plan,
    meanings: parts.flatMap(({ meanings }) => meanings),
    evidence: parts.flatMap(({ evidence }) => evidence),
  };
}

/** The terms that answer any of the asks, each once. */
function answersTo(asks: readonly Ask[], answers: Library["answers"]): Posted[] {
  const found = asks.flatMap((ask) => answers.get(ask) ?? []);
  return [...new Map(found.map((posted) => [posted.key, posted])).values()];
}

/** Of a number between two whole ones, the lower has it only in part. */
function posted(found: readonly Posted[], least: number): Plan {
  const keys = found.map(({ key }) => key);
  const surely = postedUnder(keys, Math.ceil(least));
  if (Number.isInteger(least) || surely.kind === "none") return surely;
  const names = found.flatMap(({ term }) => labelOf(term) ?? []);
  const perhaps = allOf([postedUnder(keys, Math.floor(least)), noneOf(surely)]);
  return anyOf([surely, { kind: "labelled", among: perhaps, names, least }]);
}

function evidenceOf(term: string, draft: Draft, answers: Library["answers"]): Evidence {
  const found = answersTo(asksOf(draft), answers).sort((a, b) => b.imageCount - a.imageCount);
  const labels = found.flatMap((posted) => labelOf(posted.term) ?? []);
  const words = found.flatMap((posted) => /^word:(.*)$/s.exec(posted.term)?.[1] ?? []);
  const imageCount = found
    .filter((posted) => labelOf(posted.term) !== undefined)
    .reduce((sum, posted) => sum + posted.imageCount, 0);
  return { term, labels: new Set(labels), words: new Set(words), named: isNamed(draft), imageCount };
}

function isNamed(draft: Draft): boolean {
  return draft.kind === "settled" && draft.plan.kind === "named";
}
