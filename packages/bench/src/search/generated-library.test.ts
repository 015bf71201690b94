import { describe, expect, test } from "vitest";
import { GeneratedLibrary } from "./generated-library.ts";
import type { Picture } from "./picture.ts";

const count = 8_000;
const library = new GeneratedLibrary(count, 7);
const pictures = [...library.pictures()];

const share = (holds: (picture: Picture) => boolean) => pictures.filter(holds).length / count;
const mean = (measure: (picture: Picture) => number) =>
  pictures.reduce((sum, picture) => sum + measure(picture), 0) / count;
const namesOf = ({ labels }: Picture) => labels.map(({ label }) => label.name);

/** Names of labels with how many pictures have each, the commonest first. */
function frequencies(): [name: string, pictures: number][] {
  const sums = new Map<string, number>();
  for (const name of pictures.flatMap(namesOf)) sums.set(name, (sums.get(name) ?? 0) + 1);
  return [...sums].sort(([, a], [, b]) => b - a);
}

describe("a generated library", () => {
  test("is the same for the same seed, and another for another", () => {
    const made = (seed: number) => {
      const all = [...new GeneratedLibrary(300, seed).pictures()];
      return JSON.stringify(all, (key, value) => (key === "label" ? value.name : value));
    };

    const first = made(7);
    expect(made(7) === first, "the same seed makes the same library").toBe(true);
    expect(made(8) === first, "another seed makes another library").toBe(false);
  });

  test("has so many pictures, each with an id, a content and an ordinal of its own", () => {
    expect(pictures.map(({ ordinal }) => ordinal)).toEqual(pictures.map((_, place) => place));
    expect(new Set(pictures.map(({ imageId }) => imageId)).size).toBe(count);
    expect(new Set(pictures.map(({ sha256 }) => sha256)).size).toBe(count);
  });

  test("has fifteen labels a picture on average, none twice, each with all of its ancestors", () => {
    expect(mean(({ labels }) => labels.length)).toBeGreaterThan(14);
    expect(mean(({ labels }) => labels.length)).toBeLessThan(16);
    for (const picture of pictures) {
      const names = namesOf(picture);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(expect.arrayContaining(picture.labels.flatMap(({ label }) => label.parents)));
    }
  });

  test("has labels of all frequencies: few in many pictures, many in few", () => {
    const sorted = frequencies();
    const shareOf = (rank: number) => (sorted[rank]?.[1] ?? 0) / count;

    expect(sorted.length).toBeGreaterThan(1_800);
    expect(shareOf(0)).toBeGreaterThan(0.2);
    expect(shareOf(50)).toBeGreaterThan(0.03);
    expect(shareOf(500)).toBeLessThan(0.02);
    expect(shareOf(1_700)).toBeLessThan(0.001);
  });

  test("has common labels that never meet, and others that meet more often than by chance", () => {
    const has = (name: string) => (picture: Picture) => namesOf(picture).includes(name);
    for (const [outdoors, indoors] of library.scenery.neverMeeting) {
      expect(share(has(outdoors.name))).toBeGreaterThan(0.01);
      expect(share(has(indoors.name))).toBeGreaterThan(0.01);
      expect(share((picture) => has(outdoors.name)(picture) && has(indoors.name)(picture))).toBe(0);
    }
    const [first, second] = library.scenery.neverMeeting.slice(0, 2).map(([outdoors]) => outdoors.name);
    const both = share((picture) => has(first ?? "")(picture) && has(second ?? "")(picture));
    expect(both).toBeGreaterThan(1.3 * share(has(first ?? "")) * share(has(second ?? "")));
  });

  test("is sure of most labels, and of ancestors at least as much as of what is below them", () => {
    const confidences = pictures.flatMap(({ labels }) => labels.map(({ confidence }) => confidence));
    expect(Math.min(...confidences.slice(0, 10_000))).toBeGreaterThanOrEqual(55);
    expect(confidences.filter((confidence) => confidence > 90).length / confidences.length).toBeGreaterThan(
      0.5,
    );
    for (const { labels } of pictures.slice(0, 500)) {
      const sureOf = new Map(labels.map(({ label, confidence }) => [label.name, confidence]));
      for (const { label, confidence } of labels) {
        for (const parent of label.parents) expect(sureOf.get(parent)).toBeGreaterThanOrEqual(confidence);
      }
    }
  });

  test("has boxes of one to eight objects, three colours, and words in one picture of ten", () => {
    const boxes = pictures.flatMap(({ labels }) => labels.map(({ instances }) => instances.length));
    expect(Math.max(...boxes.slice(0, 20_000))).toBe(8);
    for (const { labels, colors } of pictures.slice(0, 500)) {
      expect(labels.filter(({ instances }) => instances.length > 0)).toHaveLength(2);
      expect(colors).toHaveLength(3);
    }
    expect(share(({ words }) => words.length > 0)).toBeCloseTo(0.1, 1);
  });

  test("spans fifteen years, mostly in the order of the upload, with trips and gaps", () => {
    const shown = pictures.map(({ takenAt, uploadedAt }) => takenAt ?? uploadedAt);
    const uploads = pictures.map(({ uploadedAt }) => uploadedAt);
    const day = 86_400_000;
    const days = new Set(shown.map((moment) => Math.floor(moment / day)));

    expect(new Date(Math.min(...shown)).getUTCFullYear()).toBe(2011);
    expect(new Date(Math.max(...shown)).getUTCFullYear()).toBe(2025);
    expect(uploads).toEqual([...uploads].sort((a, b) => a - b));
    const backwards = shown.filter((moment, place) => moment < (shown[place - 1] ?? 0)).length;
    expect(backwards / count).toBeGreaterThan(0.01);
    expect(backwards / count).toBeLessThan(0.2);
    expect(days.size).toBeLessThan(1_000);
  });

  test("has pictures that look like the one before: one of a hundred", () => {
    const alike = pictures.filter(({ perceptualHash }, place) => {
      const before = pictures[place - 1]?.perceptualHash;
      return before && [...perceptualHash].filter((bit, at) => bit !== before[at]).length <= 4;
    });
    expect(alike.length / count).toBeGreaterThan(0.005);
    expect(alike.length / count).toBeLessThan(0.02);
  });
});
