import type { Chance } from "../chance.ts";
import type { Vocabulary, VocabularyLabel } from "./vocabulary.ts";
import { shuffled, Weighted, zipf } from "./weighted.ts";

/** A kind of occasion, with what is seen then. */
export interface Scene {
  labels: Weighted<VocabularyLabel>;
  colors: Weighted<string>;
}

export interface Scenery {
  /** The commonest first. */
  scenes: readonly Scene[];
  /** What is seen anywhere. */
  anywhere: Weighted<VocabularyLabel>;
  /** Common labels of which the first is seen only outdoors, and the second only indoors. */
  neverMeeting: readonly (readonly [VocabularyLabel, VocabularyLabel])[];
}

const sceneCount = 60;
const labelsAScene = 120;
/** Of a scene's labels; the others are of any category. */
const ownShare = 0.7;
const categoriesAScene = 4;
const pairCount = 12;
/** Among so many of the commonest labels the pairs are found. */
const commonest = 200;
/** Rekognition's twelve (https://docs.aws.amazon.com/rekognition/latest/dg/labels-detect-labels-image.html). */
export const colorNames = [
  "grey",
  "black",
  "white",
  "blue",
  "brown",
  "green",
  "beige",
  "red",
  "orange",
  "yellow",
  "pink",
  "purple",
] as const;

/** Sixty scenes of the vocabulary, half of them outdoors: labels of one scene go together. */
export function createScenery({ labels, categories }: Vocabulary, chance: Chance): Scenery {
  const leaves = labels.slice(0, commonest).filter(({ isParent }) => !isParent);
  const outdoors = leaves.slice(0, pairCount);
  const indoors = leaves.slice(pairCount, 2 * pairCount);
  const free = labels.filter((label) => !outdoors.includes(label) && !indoors.includes(label));
  const scenes = Array.from({ length: sceneCount }, (_, place) => {
    const own = shuffled(categories, chance).slice(0, categoriesAScene);
    return createScene(free, own, place % 2 === 0 ? outdoors : indoors, chance);
  });
  return {
    scenes,
    anywhere: new Weighted(free, (_, place) => zipf(place)),
    neverMeeting: outdoors.flatMap((label, place) => {
      const other = indoors[place];
      return other ? [[label, other] as const] : [];
    }),
  };
}

function createScene(
  free: readonly VocabularyLabel[],
  categories: readonly string[],
  bound: readonly VocabularyLabel[],
  chance: Chance,
): Scene {
  const own = free.filter(({ category }) => categories.includes(category)).slice(0, labelsAScene * ownShare);
  const others = drawn(free, labelsAScene - own.length, chance);
  const seen = shuffled([...new Set([...own, ...others])], chance);
  const mixed = [...shuffled(bound, chance).slice(0, bound.length / 2), ...seen];
  return {
    labels: new Weighted(mixed, (_, place) => zipf(place)),
    colors: new Weighted(shuffled(colorNames, chance), (_, place) => zipf(place)),
  };
}

/** So many different labels, the common ones rather than the rare. */
function drawn(labels: readonly VocabularyLabel[], count: number, chance: Chance): VocabularyLabel[] {
  const all = new Weighted(labels, (_, place) => zipf(place));
  const some = new Set<VocabularyLabel>();
  while (some.size < count) some.add(all.draw(chance));
  return [...some];
}
