import { fold } from "../../src/search/query/index.ts";
import type { PlainImage } from "./plain-library.ts";

/** An image as it is compared with a query: names folded. */
export interface ImageFacts extends PlainImage {
  /** UTC milliseconds by which time orders it. */
  sortAt: number;
  /** Labels and their ancestors, each with the strongest confidence. */
  strengths: ReadonlyMap<string, number>;
  /** Boxes by label. */
  objects: ReadonlyMap<string, number>;
  categoryNames: ReadonlySet<string>;
  wordSet: ReadonlySet<string>;
  colorNames: ReadonlySet<string>;
  camera: string;
  lens: string;
}

export function factsOf(image: PlainImage): ImageFacts {
  const shown = image.labels.filter((label) => label.shown);
  return {
    ...image,
    sortAt: (image.takenAt ?? image.uploadedAt).getTime(),
    strengths: strongest(
      shown.flatMap(({ name, parents, confidence }) =>
        [name, ...parents].map((each): [string, number] => [fold(each), Math.fround(confidence)]),
      ),
    ),
    objects: strongest(shown.map(({ name, objects }) => [fold(name), objects])),
    categoryNames: new Set(shown.flatMap(({ categories }) => categories.map(fold))),
    wordSet: new Set(image.words),
    colorNames: new Set(image.colors.filter(({ percent }) => percent >= 5).map(({ name }) => fold(name))),
    camera: cameraOf(image),
    lens: fold(image.exif?.lensModel ?? ""),
  };
}

/** The band of five that a confidence lies in. */
export function bandOf(confidence: number): number {
  return Math.floor(confidence / 5) * 5;
}

/** The UTC day, month or year of a moment, by how many characters it is written with. */
export function dateOf(moment: number | Date, length: 4 | 7 | 10): string {
  return new Date(moment).toISOString().slice(0, length);
}

function strongest(pairs: readonly [string, number][]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [name, value] of pairs) found.set(name, Math.max(value, found.get(name) ?? 0));
  return found;
}

/** The model, with the maker unless that is part of it. */
function cameraOf({ exif }: PlainImage): string {
  const { make = "", model = "" } = exif ?? {};
  if (fold(model) === "") return "";
  return fold(fold(model).includes(fold(make)) ? model : `${make} ${model}`);
}
