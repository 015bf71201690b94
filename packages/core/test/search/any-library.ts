import fc from "fast-check";
import type { DetectedLabel, Finding } from "../../src/events/index.ts";
import { vocabulary } from "./vocabulary.ts";

/** A picture as it will be announced, prepared and analyzed. */
export interface Picture {
  filename: string;
  type: string;
  uploadedAt: string;
  takenAt: string | null;
  width: number;
  height: number;
  exif: object;
  analysis: Analysis;
  /** How far it comes. */
  end: "announced" | "prepared" | "analyzed" | "failed";
}

/** What detectors find; those that are undefined do not answer. */
export interface Analysis {
  labels: DetectedLabel[] | undefined;
  words: string[] | undefined;
  colors: { name: string; percent: number }[] | undefined;
  moderated: boolean | undefined;
}

/** Something that happens to an image of a library, named by its place (modulo how many there are). */
export type Change =
  | { kind: "trash" | "restore" | "fail" | "retry" | "repeat" | "purge"; image: number }
  | { kind: "analyze"; image: number; analysis: Analysis; isLate: boolean }
  | { kind: "prepare"; image: number; takenAt: string | null }
  | { kind: "add" | "remove" | "reset"; image: number; label: string }
  | { kind: "describe"; image: number; description: string | null }
  | { kind: "add-picture"; picture: Picture };

const moment = fc.constantFrom(...vocabulary.moments);
const takenAt = fc.option(moment, { nil: null });
const box = { left: 0, top: 0, width: 1, height: 1 };
/** With two decimals, as a detector tells them. */
export const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);

const label: fc.Arbitrary<DetectedLabel> = fc
  .record({
    known: fc.constantFrom(...vocabulary.labels),
    confidence: fc.oneof(fc.constantFrom(...vocabulary.confidences), percent),
    objects: fc.constantFrom(0, 0, 1, 2, 3, 5, 7),
  })
  .map(({ known, confidence, objects }) => ({
    ...known,
    confidence,
    instances: Array.from({ length: objects }, () => ({ box, confidence })),
  }));

const analysis: fc.Arbitrary<Analysis> = fc.record({
  labels: fc.option(fc.uniqueArray(label, { maxLength: 4, selector: ({ name }) => name }), {
    nil: undefined,
    freq: 9,
  }),
  words: fc.option(fc.uniqueArray(fc.constantFrom(...vocabulary.words), { maxLength: 3 }), {
    nil: undefined,
    freq: 4,
  }),
  colors: fc.option(
    fc.uniqueArray(
      fc.record({ name: fc.constantFrom(...vocabulary.colors), percent: fc.constantFrom(4.99, 5, 50) }),
      { maxLength: 3, selector: ({ name }) => name },
    ),
    { nil: undefined, freq: 4 },
  ),
  moderated: fc.constantFrom(undefined, undefined, false, true),
});

const picture: fc.Arbitrary<Picture> = fc.record({
  filename: fc.constantFrom(...vocabulary.filenames),
  type: fc.constantFrom(...vocabulary.types),
  uploadedAt: moment,
  takenAt,
  width: fc.constantFrom(...vocabulary.sides),
  height: fc.constantFrom(...vocabulary.sides),
  exif: fc.constantFrom(...vocabulary.exifs),
  analysis,
  end: fc.constantFrom("analyzed", "analyzed", "analyzed", "analyzed", "prepared", "announced", "failed"),
});

const image = fc.nat();
const anyLabel = fc.constantFrom(...vocabulary.labels.map(({ name }) => name), ...vocabulary.ownLabels);

/** Changes that keep the place of every image that stays, in each order of results. */
const coming: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant("add-picture" as const), picture }),
  fc.record({ kind: fc.constantFrom("trash" as const, "restore" as const, "purge" as const), image }),
);

const change: fc.Arbitrary<Change> = fc.oneof(
  coming,
  fc.record({
    kind: fc.constantFrom("trash" as const, "fail" as const, "retry" as const, "repeat" as const),
    image,
  }),
  fc.record({ kind: fc.constant("analyze" as const), image, analysis, isLate: fc.boolean() }),
  fc.record({ kind: fc.constant("prepare" as const), image, takenAt }),
  fc.record({
    kind: fc.constantFrom("add" as const, "remove" as const, "reset" as const),
    image,
    label: anyLabel,
  }),
  fc.record({
    kind: fc.constant("describe" as const),
    image,
    description: fc.constantFrom(...vocabulary.descriptions, null),
  }),
);

function libraryOf(leastPictures: number) {
  return fc.record({
    pictures: fc.array(picture, { minLength: leastPictures, maxLength: 40, size: "max" }),
    changes: fc.array(change, { minLength: leastPictures - 5, maxLength: 35, size: "max" }),
    showModerated: fc.boolean(),
  });
}

/** A library: what is uploaded, and then what happens to it. */
export const anyLibrary = libraryOf(5);
/** One that has some of everything. */
export const largeLibrary = libraryOf(40);
export type AnyLibrary = typeof anyLibrary extends fc.Arbitrary<infer Library> ? Library : never;

export const anyChanges = fc.array(change, { minLength: 5, maxLength: 25, size: "max" });
export const anyComings = fc.array(coming, { minLength: 5, maxLength: 15, size: "max" });

/** What an analysis reports. */
export function findingsOf({ labels, words, colors, moderated }: Analysis): Finding[] {
  const origin = { model: "m1", rawKey: "analysis/x/m1.json" };
  return [
    ...(labels ? [{ detector: "labels" as const, ...origin, labels }] : []),
    ...(words
      ? [
          {
            detector: "text" as const,
            ...origin,
            lines: [],
            words: words.map((text) => ({ text, confidence: 90 })),
          },
        ]
      : []),
    ...(colors
      ? [
          {
            detector: "properties" as const,
            ...origin,
            colors: colors.map((color) => ({ ...color, hex: "#000000" })),
          },
        ]
      : []),
    ...(moderated === undefined
      ? []
      : [
          {
            detector: "moderation" as const,
            ...origin,
            labels: moderated ? [{ name: "Alcohol", confidence: 80, parent: null }] : [],
          },
        ]),
  ];
}
