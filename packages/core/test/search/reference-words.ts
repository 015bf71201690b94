import { singulars, synonyms } from "../../src/search/meaning/index.ts";
import { fold, type Value } from "../../src/search/query/index.ts";
import type { ImageFacts } from "./image-facts.ts";
import type { PlainLibrary } from "./plain-library.ts";

/** A library's images with what they are compared by; `all` have renditions, whatever else hides them. */
export interface ReferenceLibrary extends PlainLibrary {
  all: readonly ImageFacts[];
}

/** A label that a part of a query reached, and how many images have it. */
export interface Reached {
  label: string;
  images: number;
}

/** What a word means in a library. */
export interface WordMeaning {
  tier: "exact" | "synonym" | "prefix" | "filename";
  reached: Reached[];
  holds: (image: ImageFacts) => boolean;
}

/** The first way to understand a word that the library knows, however sure of the label. */
export function understandWord(library: ReferenceLibrary, { text, quoted }: Value, cut: number): WordMeaning {
  const word = fold(text);
  const forms = formsOf(word);
  const exact = labelsNamed(library, forms);
  const isCategory = (image: ImageFacts) => forms.some((form) => image.categoryNames.has(form));
  const isReadable = word.split(" ").every((part) => library.all.some(({ wordSet }) => wordSet.has(part)));
  if (exact.length > 0 || isReadable || library.all.some(isCategory)) {
    const holds = (image: ImageFacts) =>
      hasAny(image, exact, cut) || isCategory(image) || isSeen(image, word);
    return { tier: "exact", reached: exact, holds };
  }
  const meant = labelsNamed(library, forms.flatMap(synonyms));
  if (meant.length > 0) {
    return { tier: "synonym", reached: meant, holds: (image) => hasAny(image, meant, cut) };
  }
  const begun = quoted || word.length < 3 ? [] : reachedBy(library, (label) => label.startsWith(word));
  const beginsWord = ({ wordSet }: ImageFacts) => [...wordSet].some((seen) => seen.startsWith(word));
  if (begun.length > 0 || (!quoted && word.length >= 3 && library.all.some(beginsWord))) {
    return {
      tier: "prefix",
      reached: begun,
      holds: (image) => hasAny(image, begun, cut) || beginsWord(image),
    };
  }
  const holds = ({ filename, description }: ImageFacts) =>
    fold(filename).includes(word) || (description !== null && fold(description).includes(word));
  return { tier: "filename", reached: [], holds };
}

/** A word and what it may be the plural of. */
export function formsOf(word: string): string[] {
  return [word, ...singulars(word)];
}

/** The labels of the library that have one of the names, or another name of which is one. */
export function labelsNamed(library: ReferenceLibrary, names: readonly string[]): Reached[] {
  const named = library.vocabulary
    .filter(({ aliases }) => aliases.some((alias) => names.includes(fold(alias))))
    .map(({ name }) => fold(name));
  const wanted = new Set([...names, ...named]);
  return reachedBy(library, (label) => wanted.has(label));
}

function reachedBy(library: ReferenceLibrary, isWanted: (label: string) => boolean): Reached[] {
  const found = new Map<string, number>();
  for (const { strengths } of library.all) {
    for (const label of strengths.keys()) {
      if (isWanted(label)) found.set(label, 1 + (found.get(label) ?? 0));
    }
  }
  return [...found].map(([label, images]) => ({ label, images }));
}

export function hasAny({ strengths }: ImageFacts, reached: readonly Reached[], cut: number): boolean {
  return reached.some(({ label }) => (strengths.get(label) ?? -1) >= Math.fround(cut));
}

/** Every word of a folded text stands in the image. */
export function isSeen({ wordSet }: ImageFacts, text: string): boolean {
  return text.split(" ").every((word) => wordSet.has(word));
}
