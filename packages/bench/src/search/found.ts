import type { Properties } from "@image-content-search/core/events";
import type { Chance } from "../chance.ts";
import type { Picture, PictureLabel } from "./picture.ts";
import type { Scene } from "./scenes.ts";
import type { VocabularyLabel } from "./vocabulary.ts";
import type { Weighted } from "./weighted.ts";

/** Of the labels, those of the scene. */
const sceneShare = 0.85;
/** Labels are added, each with its ancestors, until there are so many; about 15 on average. */
const labelCount = { least: 5, most: 22 };
/** So many labels an image have boxes. */
const boxed = 2;
const mostBoxes = 8;
const textShare = 0.1;

/** What a detector finds in a picture of the scene. */
export function findLabels(
  scene: Scene,
  anywhere: Weighted<VocabularyLabel>,
  chance: Chance,
): readonly PictureLabel[] {
  const found = new Map<VocabularyLabel, PictureLabel>();
  const enough = chance.integer(labelCount.least, labelCount.most);
  let boxesLeft = boxed;
  while (found.size < enough) {
    const label = (chance.takes(sceneShare) ? scene.labels : anywhere).draw(chance);
    if (found.has(label)) continue;
    const confidence = sureness(chance);
    const instances = boxesLeft-- > 0 ? findInstances(chance) : [];
    for (const above of label.line) {
      const before = found.get(above);
      if (!before)
        found.set(above, { label: above, confidence, instances: above === label ? instances : [] });
      // An ancestor is at least as sure as what is below it.
      else if (before.confidence < confidence) found.set(above, { ...before, confidence });
    }
  }
  return [...found.values()];
}

/** 55–100, mostly near 100. */
function sureness(chance: Chance): number {
  return round(100 - 45 * chance.next() ** 2.5, 2);
}

function findInstances(chance: Chance): PictureLabel["instances"] {
  const count = 1 + Math.floor(chance.next() ** 3 * mostBoxes);
  return Array.from({ length: count }, () => {
    const [left, top] = [round(chance.between(0, 0.8), 5), round(chance.between(0, 0.8), 5)];
    const [width, height] = [
      round(chance.between(0.05, 1 - left), 5),
      round(chance.between(0.05, 1 - top), 5),
    ];
    return { box: { left, top, width, height }, confidence: sureness(chance) };
  });
}

/** Three colours, the largest first. */
export function findColors(scene: Scene, chance: Chance): Properties["colors"] {
  const names = new Set<string>();
  while (names.size < 3) names.add(scene.colors.draw(chance));
  let percent = 100;
  return [...names].map((name) => {
    percent = round(percent * chance.between(0.2, 0.6), 2);
    return { name, hex: `#${chance.integer(0, 0xffffff).toString(16).padStart(6, "0")}`, percent };
  });
}

/** Words in one picture of ten, each once. */
export function findWords(words: Weighted<string>, chance: Chance): Picture["words"] {
  if (!chance.takes(textShare)) return [];
  const some = new Set(Array.from({ length: chance.integer(1, 8) }, () => words.draw(chance)));
  return [...some].map((word) => ({ word, confidence: sureness(chance) }));
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
