import type { DetectedLabel } from "../../src/events/index.ts";

/** Few names, so that images and queries meet: labels of one another, accents, words that are labels too. */
const animals = ["Animals and Pets"];
const labels: readonly Omit<DetectedLabel, "confidence" | "instances">[] = [
  { name: "Animal", parents: [], aliases: ["Beast"], categories: animals },
  { name: "Dog", parents: ["Animal"], aliases: ["Canine"], categories: animals },
  { name: "Spaniel", parents: ["Dog", "Animal"], aliases: [], categories: animals },
  { name: "Cat", parents: ["Animal"], aliases: ["Kitty"], categories: animals },
  { name: "Traffic Light", parents: ["Light"], aliases: [], categories: ["Transport and Logistics"] },
  { name: "Car", parents: [], aliases: [], categories: ["Transport and Logistics"] },
  { name: "Café", parents: [], aliases: ["Coffee Shop"], categories: [] },
  { name: "Person", parents: [], aliases: ["Human"], categories: ["Person Description"] },
  { name: "Cart", parents: [], aliases: ["Canine"], categories: [] },
];

/** Labels that owners make up; the last looks like a band of confidence. */
const ownLabels = ["Grandma", "dog", "Cat", "Dog:09"];

const words = ["EXIT", "Dog", "café", "traffic", "light", "exits", "100%"];
const filenames = [
  "dog.jpg",
  "IMG_001.jpg",
  "IMG_002.HEIC",
  "Café_100%.png",
  "traffic light.jpg",
  "a*b?.jpg",
  "x\\y.png",
];
const descriptions = ["A dog at the sea", "Exit 9", "100%_sure", ""];
const types = ["jpeg", "png", "heic", "webp"];
const colors = ["Red", "Blue", "Grey"];

/** Around the edges of bands, of `conf>=` with decimals, and of what a float can tell apart. */
const confidences = [
  0, 4.99, 55, 59.99, 60, 62.5, 79.99, 80, 80.01, 82, 84.999_999, 85, 94.9, 95, 99.99, 100,
];

const moments = [
  "1969-07-20T20:17:40.000Z",
  "2023-12-31T23:59:59.999Z",
  "2024-01-01T00:00:00.000Z",
  "2024-02-29T12:00:00.000Z",
  "2024-03-01T00:00:00.000Z",
  "2024-03-01T00:00:00.001Z",
  "2025-11-05T08:00:00.000Z",
];

const exifs = [
  {},
  { make: "Canon", model: "Canon EOS R5", lensModel: "RF 50mm  F1.2" },
  { make: "NIKON", model: "D850", latitude: 1, longitude: 2 },
  { make: "Apple", model: "iPhone 13", lensModel: "back camera 26mm", latitude: 0, longitude: 0 },
  { model: " " },
];

const sides = [80, 1023, 1024, 3000, 4000, 16_000];

export const vocabulary = {
  labels,
  ownLabels,
  words,
  filenames,
  descriptions,
  types,
  colors,
  confidences,
  moments,
  exifs,
  sides,
};
