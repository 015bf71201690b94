import { Chance } from "../chance.ts";
import { MadeUpNames } from "./made-up-names.ts";
import { shuffled } from "./weighted.ts";

/** A label as a detector knows it. */
export interface VocabularyLabel {
  name: string;
  /** Names of what is above it, the nearest first. */
  parents: readonly string[];
  aliases: readonly string[];
  category: string;
  /** The same as `parents`, and the label itself: what an image of it is labelled with. */
  line: readonly VocabularyLabel[];
  /** Whether others stand below it. */
  isParent: boolean;
}

export interface Vocabulary {
  /** The commonest first. */
  labels: readonly VocabularyLabel[];
  categories: readonly string[];
  /** Words that stand written in pictures, the commonest first; no label is named so. */
  words: readonly string[];
}

const categoryCount = 25;
/** How many labels each level of the hierarchy has: 2,500 in all. */
const levels = [100, 500, 1_400, 500];
const wordCount = 5_000;

/** A vocabulary of Rekognition's size and shape: a hierarchy of four levels in 25 categories, some with aliases. */
export function createVocabulary(seed: number): Vocabulary {
  const chance = new Chance(seed);
  const names = new MadeUpNames(chance);
  const categories = Array.from({ length: categoryCount }, () => `${names.name()} and ${names.name()}`);
  const labels: VocabularyLabel[] = [];
  let above: VocabularyLabel[] = [];
  for (const count of levels) {
    const level = Array.from({ length: count }, () => {
      const parent = above.length > 0 ? above[Math.floor(chance.next() ** 3 * above.length)] : undefined;
      return createLabel(names, chance, parent, parent?.category ?? chance.pick(categories));
    });
    labels.push(...level);
    above = shuffled(level, chance);
  }
  return {
    labels: shuffled(labels, chance),
    categories,
    words: Array.from({ length: wordCount }, () => names.word()),
  };
}

function createLabel(
  names: MadeUpNames,
  chance: Chance,
  parent: VocabularyLabel | undefined,
  category: string,
): VocabularyLabel {
  const line: VocabularyLabel[] = [...(parent?.line ?? [])];
  const label = {
    name: names.name(),
    parents: line.map(({ name }) => name).reverse(),
    aliases: chance.takes(0.2) ? [names.name()] : [],
    category,
    line,
    isParent: false,
  };
  line.push(label);
  if (parent) parent.isParent = true;
  return label;
}
