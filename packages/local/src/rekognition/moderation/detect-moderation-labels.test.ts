import { drawScene } from "@image-content-search/drawings";
import { expect, test } from "vitest";
import { serveRekognition } from "../../../test/rekognition.ts";
import { toContentTypes, toModerationLabels } from "./detect-moderation-labels.ts";

const none = { drawing: 0, hentai: 0, neutral: 0, porn: 0, sexy: 0 };

test("answers nothing for a harmless drawing that the model may take for a photograph", async () => {
  const client = await serveRekognition();
  const objects = [{ icon: "cat-face", left: 230, top: 150, size: 340 }];
  const Bytes = await drawScene(objects, { width: 800, height: 600 });

  const answer = await client.detectModerationLabels({ Image: { Bytes } });

  expect(answer).toMatchObject({
    ModerationLabels: [],
    ModerationModelVersion: "local-nsfwjs-4",
    ContentTypes: [],
  });
});

test("answers every label that it knows, the surest first, when any confidence will do", async () => {
  const client = await serveRekognition();
  const Bytes = await drawScene([], { width: 400, height: 300 });

  const { ModerationLabels = [] } = await client.detectModerationLabels({
    Image: { Bytes },
    MinConfidence: 0,
  });

  expect(ModerationLabels.map(({ Name }) => Name).sort()).toEqual([
    "Explicit",
    "Non-Explicit Nudity of Intimate parts and Kissing",
  ]);
  expect(ModerationLabels).toMatchObject([1, 2].map(() => ({ ParentName: "", TaxonomyLevel: 1 })));
  const [first = 0, second = 0] = ModerationLabels.map(({ Confidence }) => Confidence ?? 0);
  expect(first).toBeGreaterThanOrEqual(second);
  expect(first).toBeLessThan(50);
});

test("photographs and drawings of sex together are explicit", () => {
  const labels = toModerationLabels({ ...none, porn: 0.3, hentai: 0.45, sexy: 0.25 }, 50);

  expect(labels).toEqual([{ Name: "Explicit", ParentName: "", TaxonomyLevel: 1, Confidence: 75 }]);
});

test("the model's middle class is nudity that is not explicit", () => {
  const labels = toModerationLabels({ ...none, sexy: 0.625, neutral: 0.375 }, 50);

  expect(labels).toMatchObject([
    { Name: "Non-Explicit Nudity of Intimate parts and Kissing", Confidence: 62.5 },
  ]);
});

test("tells the kind of picture only when sure", () => {
  expect(toContentTypes({ ...none, hentai: 0.9375, porn: 0.0625 })).toEqual([
    { Name: "Animated Content", Confidence: 93.75 },
  ]);
  expect(toContentTypes({ ...none, drawing: 0.7, neutral: 0.3 })).toEqual([]);
});
