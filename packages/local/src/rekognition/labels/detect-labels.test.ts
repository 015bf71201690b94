import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { DetectLabelsCommandInput, Label } from "@aws-sdk/client-rekognition";
import { drawScene } from "@image-content-search/drawings";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { serveRekognition } from "../../../test/rekognition.ts";
import { overlap } from "../boxes.ts";
import { Detectors } from "../detectors.ts";

const detectors = new Detectors();
detectors.labels.warm();
afterAll(() => detectors.close());

/** A call of the service with these objects in its one bucket. */
async function serveLabels(objects: Record<string, Buffer> = {}) {
  const client = await serveRekognition(objects, detectors);
  const detect = (Bytes: Buffer, rest: Omit<DetectLabelsCommandInput, "Image"> = {}) =>
    client.detectLabels({ Image: { Bytes }, ...rest });
  return { client, detect };
}

/** The one instance of a label, as a box. */
function boxOf(labels: Label[] | undefined, name: string) {
  const box = labels?.find(({ Name }) => Name === name)?.Instances?.[0]?.BoundingBox;
  return { left: box?.Left ?? 0, top: box?.Top ?? 0, width: box?.Width ?? 0, height: box?.Height ?? 0 };
}

test.each([
  ["airplane", "Airplane", 800, 600],
  ["laptop", "Laptop", 800, 600],
  ["giraffe", "Giraffe", 480, 640],
  ["stop-sign", "Stop Sign", 1024, 768],
  ["bicycle", "Bicycle", 1024, 768],
  ["kite", "Kite", 1200, 800],
])("finds a drawn %s where it was drawn", async (icon, name, width, height) => {
  const { detect } = await serveLabels();
  const size = 340;
  const left = Math.round((width - size) / 2);
  const top = Math.round((height - size) * 0.6);
  const picture = await drawScene([{ icon, left, top, size }], { width, height });

  const { Labels } = await detect(picture, { MinConfidence: 55 });

  const drawn = { left: left / width, top: top / height, width: size / width, height: size / height };
  expect(overlap(boxOf(Labels, name), drawn)).toBeGreaterThan(0.5);
});

test("finds each person of a photograph as an instance, in an S3 object", async () => {
  const human = dirname(createRequire(import.meta.url).resolve("@vladmandic/human"));
  const { client } = await serveLabels({
    "a/b.jpg": await readFile(join(human, "../assets/samples.jpg")),
  });

  const answer = await client.detectLabels({ Image: { S3Object: { Bucket: "b", Name: "a/b.jpg" } } });

  const person = answer.Labels?.find(({ Name }) => Name === "Person");
  expect(person).toMatchObject({ Aliases: [{ Name: "Human" }], Parents: [] });
  expect(person?.Categories).toEqual([{ Name: "Person Description" }]);
  expect(person?.Instances?.length).toBeGreaterThanOrEqual(4);
  expect(person?.Confidence).toBe(Math.max(...(person?.Instances ?? []).map((each) => each.Confidence ?? 0)));
  expect(answer.LabelModelVersion).toBe("local-centernet-1");
});

test("gives boxes of the upright image, whatever EXIF's orientation", async () => {
  const { detect } = await serveLabels();
  const scene = await drawScene([{ icon: "airplane", left: 60, top: 40, size: 340 }], {
    width: 800,
    height: 600,
  });
  const turned = await sharp(scene).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer();

  const { Labels } = await detect(turned);

  const drawn = { left: 60 / 800, top: 40 / 600, width: 340 / 800, height: 340 / 600 };
  expect(overlap(boxOf(Labels, "Airplane"), drawn)).toBeGreaterThan(0.5);
});

test("answers ancestors as labels of their own, with their surest descendant's confidence", async () => {
  const { detect } = await serveLabels();
  const objects = [{ icon: "laptop", left: 230, top: 150, size: 340 }];
  const picture = await drawScene(objects, { width: 800, height: 600, format: "png" });

  const { Labels = [] } = await detect(picture);

  const laptop = Labels.find(({ Name }) => Name === "Laptop");
  const computer = Labels.find(({ Name }) => Name === "Computer");
  expect(laptop?.Parents).toEqual([{ Name: "Computer" }, { Name: "Electronics" }]);
  expect(computer).toMatchObject({ Confidence: laptop?.Confidence, Instances: [] });
  expect(computer?.Parents).toEqual([{ Name: "Electronics" }]);
  const confidences = Labels.map(({ Confidence }) => Confidence ?? 0);
  expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
});

test("keeps to confidence, number and filters", async () => {
  const { detect } = await serveLabels();
  const objects = [{ icon: "stop-sign", left: 230, top: 150, size: 340 }];
  const picture = await drawScene(objects, { width: 800, height: 600 });
  const names = async (rest: Omit<DetectLabelsCommandInput, "Image">) =>
    (await detect(picture, rest)).Labels?.map(({ Name }) => Name);

  expect(await names({ MinConfidence: 90 })).toEqual(["Road Sign", "Sign", "Stop Sign", "Symbol"]);
  expect(await names({ MinConfidence: 90, MaxLabels: 2 })).toEqual(["Road Sign", "Sign"]);
  expect(await names({ MinConfidence: 100 })).toEqual([]);
  const GeneralLabels = { LabelInclusionFilters: ["Sign", "Cat"] };
  expect(await names({ Settings: { GeneralLabels } })).toEqual(["Sign"]);
  const excluded = { LabelCategoryExclusionFilters: ["Symbols and Flags"] };
  expect(await names({ MinConfidence: 90, Settings: { GeneralLabels: excluded } })).toEqual([]);
});

test("answers the same image the same", async () => {
  const { detect } = await serveLabels();
  const picture = await drawScene([{ icon: "zebra", left: 50, top: 50, size: 340 }], {
    width: 1024,
    height: 768,
  });

  const answers = await Promise.all([1, 2, 3].map(async () => (await detect(picture)).Labels));

  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test("tells colours and quality of the whole image when asked", async () => {
  const { detect } = await serveLabels();
  const halves = { create: { width: 200, height: 100, channels: 3, background: "#0000ff" } } as const;
  const red = { create: { width: 50, height: 100, channels: 3, background: "#ff0000" } } as const;
  const picture = await sharp(halves)
    .composite([{ input: red, left: 0, top: 0 }])
    .png()
    .toBuffer();

  const answer = await detect(picture, { Features: ["IMAGE_PROPERTIES"] });

  expect(answer.Labels).toEqual([]);
  expect(answer.ImageProperties?.DominantColors).toMatchObject([
    { SimplifiedColor: "blue", HexCode: expect.stringMatching(/^#0.0.f.$/) },
    { SimplifiedColor: "red" },
  ]);
  expect(answer.ImageProperties?.DominantColors?.[0]?.PixelPercent).toBeCloseTo(75, 0);
  const { Brightness, Contrast, Sharpness } = answer.ImageProperties?.Quality ?? {};
  expect(Brightness).toBeCloseTo(0.75 * 7.22 + 0.25 * 21.26, 0);
  expect(Contrast).toBeGreaterThan(5);
  expect(Sharpness).toBeGreaterThan(5);
});
