import { expect, test } from "vitest";
import { detectors, eventDetails } from "../events/index.ts";
import { modelOf, planOperations, type RawAnswer, readDetectors, toFindings } from "./operations.ts";

const origin = { model: "m", rawKey: "analysis/x/m.json" };
const box = { Left: 0.1, Top: 0.2, Width: 0.3, Height: 0.4 };
const found = { left: 0.1, top: 0.2, width: 0.3, height: 0.4 };

test("asks each operation for the detectors that are wanted, and none for nothing", () => {
  expect(planOperations(detectors)).toEqual([
    { operation: "detect-labels", asked: ["labels", "properties"] },
    { operation: "detect-text", asked: ["text"] },
    { operation: "detect-moderation-labels", asked: ["moderation"] },
  ]);
  expect(planOperations(["properties"])).toEqual([{ operation: "detect-labels", asked: ["properties"] }]);
  expect(planOperations([])).toEqual([]);
});

test("names the model by operation and version, good as a key", () => {
  expect(modelOf("detect-labels", { LabelModelVersion: "3.0" })).toBe("detect-labels-3.0");
  expect(modelOf("detect-text", { TextModelVersion: "a/b c" })).toBe("detect-text-a_b_c");
  expect(modelOf("detect-moderation-labels", {})).toBe("detect-moderation-labels-unknown");
});

test("reads lines with their boxes and words without the signs around them", () => {
  const line = {
    Type: "LINE",
    DetectedText: "EXIT! ->",
    Confidence: 98.7654,
    Geometry: { BoundingBox: box },
  };
  const word = (DetectedText: string) => ({ Type: "WORD", DetectedText, Confidence: 97 });
  const TextDetections = [line, word("EXIT!"), word("->"), { Type: "LINE", DetectedText: "no box" }];

  expect(toFindings({ TextDetections } as RawAnswer, ["text"], origin)).toEqual([
    {
      detector: "text",
      ...origin,
      lines: [{ text: "EXIT! ->", confidence: 98.77, box: found }],
      words: [{ text: "EXIT", confidence: 97 }],
    },
  ]);
});

test("reads colours, the largest share first, and quality where it is whole", () => {
  const color = (SimplifiedColor: string, PixelPercent: number) => {
    return { SimplifiedColor, PixelPercent, HexCode: "#FF00AA" };
  };
  const DominantColors = [color("red", 10), color("grey", 60.123), { SimplifiedColor: "blue" }];
  const Quality = { Brightness: 50, Sharpness: 60, Contrast: 70 };
  const [whole] = toFindings({ ImageProperties: { DominantColors, Quality } }, ["properties"], origin);
  const [partial] = toFindings({ ImageProperties: { Quality: { Brightness: 50 } } }, ["properties"], origin);

  expect(whole).toEqual({
    detector: "properties",
    ...origin,
    colors: [
      { name: "grey", hex: "#ff00aa", percent: 60.12 },
      { name: "red", hex: "#ff00aa", percent: 10 },
    ],
    quality: { brightness: 50, sharpness: 60, contrast: 70 },
  });
  expect(partial).toEqual({ detector: "properties", ...origin, colors: [] });
});

test("reads moderation labels with their group, the surest first", () => {
  const ModerationLabels = [
    { Name: "Alcohol", Confidence: 60, ParentName: "" },
    { Name: "Drinking", Confidence: 80, ParentName: "Alcohol" },
    { Name: "Unsure" },
  ];

  expect(toFindings({ ModerationLabels }, ["moderation"], origin)).toMatchObject([
    {
      labels: [
        { name: "Drinking", confidence: 80, parent: "Alcohol" },
        { name: "Alcohol", confidence: 60, parent: null },
      ],
    },
  ]);
});

test("the largest that an operation can answer fits into an event", () => {
  const Geometry = { BoundingBox: box };
  const long = "å".repeat(500);
  const answer = {
    Labels: Array.from({ length: 300 }, (_, n) => ({
      Name: `Label ${n}`,
      Confidence: 90,
      Instances: Array.from({ length: 60 }, () => ({ BoundingBox: box, Confidence: 90 })),
    })),
    TextDetections: Array.from({ length: 300 }, (_, n) => {
      return { Type: n % 2 ? "LINE" : "WORD", DetectedText: long, Confidence: 99, Geometry };
    }),
    ModerationLabels: Array.from({ length: 99 }, () => ({ Name: long, Confidence: 90, ParentName: long })),
    ImageProperties: {
      DominantColors: Array.from({ length: 99 }, () => {
        return { SimplifiedColor: long, HexCode: "#000000", PixelPercent: 1 };
      }),
    },
  } as RawAnswer;
  const id = "0190a5a0-0000-7000-8000-000000000001";
  const at = "2026-01-02T03:04:05Z";
  for (const { asked } of planOperations(detectors)) {
    const findings = toFindings(answer, asked, origin);
    const detail = { imageId: id, ownerId: id, at, startedAt: at, attempt: 1, findings, complete: true };

    expect([asked, eventDetails["image.analyzed"].safeParse(detail).success]).toEqual([asked, true]);
  }
});

test("reads the setting, and names a detector that there is not", () => {
  expect(readDetectors("labels,text")).toEqual(["labels", "text"]);
  expect(() => readDetectors("labels,faces")).toThrow("There is no detector faces");
});
