import { expect, test } from "vitest";
import { eventDetails } from "../events/index.ts";
import { toDetectedLabels } from "./detected-labels.ts";

const box = { Left: 0.25, Top: 0.5, Width: 0.25, Height: 0.25 };

test("maps names, ancestors, aliases, categories and boxes, strongest first", () => {
  const labels = toDetectedLabels({
    Labels: [
      { Name: "Animal", Confidence: 70 },
      {
        Name: "Cat",
        Confidence: 98.76543,
        Parents: [{ Name: "Animal" }],
        Aliases: [{ Name: "Kitty" }],
        Categories: [{ Name: "Animals and Pets" }],
        Instances: [{ BoundingBox: box, Confidence: 97.5 }],
      },
    ],
  });

  expect(labels.map(({ name }) => name)).toEqual(["Cat", "Animal"]);
  expect(labels[0]).toEqual({
    name: "Cat",
    confidence: 98.77,
    parents: ["Animal"],
    aliases: ["Kitty"],
    categories: ["Animals and Pets"],
    instances: [{ box: { left: 0.25, top: 0.5, width: 0.25, height: 0.25 }, confidence: 97.5 }],
  });
});

test("cuts boxes that reach over the edge", () => {
  const over = { Left: -0.1, Top: 0.9, Width: 0.5, Height: 0.3 };
  const [label] = toDetectedLabels({
    Labels: [{ Name: "Cat", Confidence: 90, Instances: [{ BoundingBox: over, Confidence: 90 }] }],
  });

  expect(label?.instances[0]?.box).toEqual({ left: 0, top: 0.9, width: 0.4, height: 0.1 });
});

test("leaves out labels without a name or confidence, and answers none for none", () => {
  expect(toDetectedLabels({ Labels: [{ Confidence: 90 }, { Name: "Cat" }] })).toEqual([]);
  expect(toDetectedLabels({})).toEqual([]);
});

test("keeps the largest answer within an event, strongest labels first", () => {
  const Instances = Array.from({ length: 100 }, () => ({ BoundingBox: box, Confidence: 99 }));
  const Labels = Array.from({ length: 300 }, (_, n) => ({
    Name: `Label ${n}`,
    Confidence: n / 3,
    Instances,
  }));

  const labels = toDetectedLabels({ Labels });

  const id = "0190a5a0-0000-7000-8000-000000000001";
  const detail = {
    imageId: id,
    ownerId: id,
    at: "2026-01-02T03:04:05Z",
    attempt: 1,
    startedAt: "2026-01-02T03:04:05Z",
    findings: [{ detector: "labels", model: "m", rawKey: "k", labels }],
    complete: true,
  };
  expect(eventDetails["image.analyzed"].safeParse(detail).error).toBeUndefined();
  expect(labels[0]?.name).toBe("Label 299");
});
