import { describe, expect, test } from "vitest";
import { type EventPattern, type Json, matchesPattern } from "./pattern.ts";

const event: Json = {
  source: "image-content-search",
  "detail-type": "image.analyzed",
  resources: ["arn:one", "arn:two"],
  detail: {
    imageId: "i-1",
    attempt: 2,
    confidence: 72.5,
    retryable: false,
    description: null,
    camera: { make: "Fujifilm" },
    labels: [
      { name: "Dog", confidence: 90 },
      { name: "Beach", confidence: 60 },
    ],
    words: [],
  },
};

const detail = (pattern: EventPattern): EventPattern => ({ detail: pattern });

describe("a pattern", () => {
  test.each<[string, EventPattern]>([
    ["nothing", {}],
    ["one of several values", { source: ["other", "image-content-search"] }],
    ["every field", { source: ["image-content-search"], "detail-type": ["image.analyzed"] }],
    ["a nested field", detail({ camera: { make: ["Fujifilm"] } })],
    ["a number", detail({ attempt: [2] })],
    ["a boolean", detail({ retryable: [false] })],
    ["null", detail({ description: [null] })],
    ["one element of an array", { resources: ["arn:two"] }],
    ["one object of an array", detail({ labels: { name: ["Beach"] } })],
    ["a prefix", { "detail-type": [{ prefix: "image." }] }],
    ["a prefix in any case", { "detail-type": [{ prefix: { "equals-ignore-case": "IMAGE." } }] }],
    ["a suffix", { "detail-type": [{ suffix: ".analyzed" }] }],
    ["a suffix in any case", { "detail-type": [{ suffix: { "equals-ignore-case": ".ANALYZED" } }] }],
    ["any case", detail({ camera: { make: [{ "equals-ignore-case": "FUJIFILM" }] } })],
    ["a wildcard", { "detail-type": [{ wildcard: "im*.an*ed" }] }],
    ["anything but a value", detail({ imageId: [{ "anything-but": "i-2" }] })],
    ["anything but several", detail({ attempt: [{ "anything-but": [1, 3] }] })],
    ["anything but a prefix", detail({ imageId: [{ "anything-but": { prefix: "x-" } }] })],
    ["anything but several suffixes", detail({ imageId: [{ "anything-but": { suffix: ["-2", "-3"] } }] })],
    ["a field that is there", detail({ imageId: [{ exists: true }] })],
    ["a field that is missing", detail({ code: [{ exists: false }] })],
    ["a field that is missing below another", detail({ lens: { model: [{ exists: false }] } })],
    ["an empty array that is there", detail({ words: [{ exists: true }] })],
    ["a range", detail({ confidence: [{ numeric: [">", 70, "<=", 72.5] }] })],
    ["an equal number", detail({ confidence: [{ numeric: ["=", 72.5] }] })],
    ["one of two patterns", { $or: [{ source: ["other"] }, detail({ attempt: [2] })] }],
    ["one of two conditions", detail({ imageId: [{ prefix: "x" }, { suffix: "1" }] })],
  ])("of %s matches", (_, pattern) => {
    expect(matchesPattern(pattern, event)).toBe(true);
  });

  test.each<[string, EventPattern]>([
    ["another value", { source: ["other"] }],
    ["one wrong field of two", { source: ["image-content-search"], "detail-type": ["image.failed"] }],
    ["a field that is missing", detail({ code: ["x"] })],
    ["anything but, where there is nothing", detail({ code: [{ "anything-but": "x" }] })],
    ["a text for a number", detail({ attempt: ["2"] })],
    ["another nested field", detail({ camera: { make: ["Leica"] } })],
    ["a nested field below a text", detail({ imageId: { make: ["x"] } })],
    ["no element of an array", { resources: ["arn:three"] }],
    ["another prefix", { "detail-type": [{ prefix: "event." }] }],
    ["a prefix in another case", { "detail-type": [{ prefix: "IMAGE." }] }],
    ["another suffix", { "detail-type": [{ suffix: ".failed" }] }],
    ["a wildcard that stops early", { "detail-type": [{ wildcard: "image.an" }] }],
    ["a wildcard's dot as any character", { "detail-type": [{ wildcard: "image.analy.ed" }] }],
    ["anything but its value", detail({ imageId: [{ "anything-but": ["i-1", "i-2"] }] })],
    ["anything but its prefix", detail({ imageId: [{ "anything-but": { prefix: "i-" } }] })],
    ["a field that is not to be there", detail({ imageId: [{ exists: false }] })],
    ["a field that is to be there", detail({ code: [{ exists: true }] })],
    ["a range beside it", detail({ confidence: [{ numeric: [">", 72.5] }] })],
    ["a range for a text", detail({ imageId: [{ numeric: [">", 0] }] })],
    ["neither of two patterns", { $or: [{ source: ["other"] }, detail({ attempt: [3] })] }],
  ])("of %s does not match", (_, pattern) => {
    expect(matchesPattern(pattern, event)).toBe(false);
  });
});
