import type { DetectionFilter, TextDetection } from "@aws-sdk/client-rekognition";
import { drawScene } from "@image-content-search/drawings";
import { afterAll, expect, test } from "vitest";
import { drawWords, widthOf } from "../../../test/draw-words.ts";
import { drawBlank, serveRekognition, upsideDown } from "../../../test/rekognition.ts";
import { overlap } from "../boxes.ts";
import { Detectors } from "../detectors.ts";

const detectors = new Detectors();
afterAll(() => detectors.close());

async function detectText(Bytes: Buffer, WordFilter?: DetectionFilter) {
  const client = await serveRekognition({}, detectors);
  return client.detectText({ Image: { Bytes }, ...(WordFilter && { Filters: { WordFilter } }) });
}

/** Two signs of two lines in all. */
const [width, height] = [1000, 600];
const signs = [
  { text: "HOTEL FALCON", left: 80, top: 100, size: 60 },
  { text: "EXIT", left: 500, top: 400, size: 40, color: "navy" },
];
const picture = await drawWords(signs, { width, height });

function boxOf({ Geometry }: TextDetection) {
  const { Left = 0, Top = 0, Width = 0, Height = 0 } = Geometry?.BoundingBox ?? {};
  return { left: Left, top: Top, width: Width, height: Height };
}

const texts = ({ TextDetections = [] }: { TextDetections?: TextDetection[] | undefined }, type: string) =>
  TextDetections.filter(({ Type }) => Type === type).map(({ DetectedText }) => DetectedText);

test("reads lines and their words, top to bottom", async () => {
  const answer = await detectText(picture);

  expect(answer.TextModelVersion).toBe("local-tesseract-7");
  expect(answer.TextDetections).toMatchObject([
    { Id: 0, Type: "LINE", DetectedText: "HOTEL FALCON" },
    { Id: 1, Type: "LINE", DetectedText: "EXIT" },
    { Id: 2, ParentId: 0, Type: "WORD", DetectedText: "HOTEL" },
    { Id: 3, ParentId: 0, Type: "WORD", DetectedText: "FALCON" },
    { Id: 4, ParentId: 1, Type: "WORD", DetectedText: "EXIT" },
  ]);
  expect(answer.TextDetections?.[0]?.ParentId).toBeUndefined();
  for (const { Confidence = 0 } of answer.TextDetections ?? []) {
    expect(Confidence).toBeGreaterThanOrEqual(85);
    expect(Confidence).toBeLessThanOrEqual(100);
  }
});

test.each([
  ["as stored", picture],
  ["of the upright image, whatever EXIF's orientation", await upsideDown(picture)],
])("puts boxes over the words, %s", async (_, bytes) => {
  const { TextDetections = [] } = await detectText(bytes);

  expect(TextDetections.map(({ DetectedText }) => DetectedText)).toContain("EXIT");
  for (const { text, left, top, size } of signs) {
    const drawn = {
      left: left / width,
      top: top / height,
      width: widthOf(text, size) / width,
      height: size / height,
    };
    const line = TextDetections.find(({ DetectedText }) => DetectedText === text);
    expect(overlap(boxOf(line ?? {}), drawn)).toBeGreaterThan(0.7);
    const { BoundingBox: box, Polygon = [] } = line?.Geometry ?? {};
    const [right, bottom] = [(box?.Left ?? 0) + (box?.Width ?? 0), (box?.Top ?? 0) + (box?.Height ?? 0)];
    expect(Polygon).toEqual([
      { X: box?.Left, Y: box?.Top },
      { X: right, Y: box?.Top },
      { X: right, Y: bottom },
      { X: box?.Left, Y: bottom },
    ]);
  }
});

test("reads bright letters on a dark ground, in a JPEG", async () => {
  const words = [{ text: "HOTEL EXIT", left: 80, top: 80, size: 60, color: "white" }];
  const dark = await drawWords(words, { width: 800, height: 240, ground: "#143c28", format: "jpeg" });

  expect(texts(await detectText(dark), "LINE")).toEqual(["HOTEL EXIT"]);
});

test("finds no text where there is none", async () => {
  const objects = [{ icon: "airplane", left: 230, top: 150, size: 340 }];
  const scene = await drawScene(objects, { width: 800, height: 600 });

  expect((await detectText(await drawBlank(640, 480))).TextDetections).toEqual([]);
  expect((await detectText(scene)).TextDetections).toEqual([]);
});

test("keeps to the word filter; a line without words left is gone", async () => {
  const small = 40 / height + 0.02;
  const short = widthOf("EXIT", 40) / width + 0.02;

  expect(texts(await detectText(picture, { MinBoundingBoxHeight: small }), "LINE")).toEqual(["HOTEL FALCON"]);
  expect(texts(await detectText(picture, { MinBoundingBoxWidth: short }), "WORD")).toEqual([
    "HOTEL",
    "FALCON",
  ]);
  expect((await detectText(picture, { MinConfidence: 100 })).TextDetections).toEqual([]);
});
