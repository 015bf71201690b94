import type { Image, Rekognition } from "@aws-sdk/client-rekognition";
import { drawScene } from "@image-content-search/drawings";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { drawBlank, serveRekognition } from "../../test/rekognition.ts";
import { Detectors } from "./detectors.ts";

const detectors = new Detectors();
afterAll(() => detectors.close());

const operations: [string, (client: Rekognition, Image: Image) => Promise<object>][] = [
  ["DetectLabels", (client, Image) => client.detectLabels({ Image })],
  ["DetectText", (client, Image) => client.detectText({ Image })],
  ["DetectModerationLabels", (client, Image) => client.detectModerationLabels({ Image })],
];
const invalid = { name: "InvalidParameterException" };
const tooLarge = { name: "ImageTooLargeException" };

describe.each(operations)("%s", (_, call) => {
  /** The operation on bytes or on an object of this name. */
  async function serveOperation(objects: Record<string, Buffer> = {}) {
    const client = await serveRekognition(objects, detectors);
    const detect = (picture: Buffer | string) => {
      const Image =
        typeof picture === "string" ? { S3Object: { Bucket: "b", Name: picture } } : { Bytes: picture };
      return call(client, Image);
    };
    return { client, detect };
  }

  test("refuses what is no whole PNG or JPEG", async () => {
    const { detect } = await serveOperation();
    const scene = await drawScene([], { width: 400, height: 300 });
    const webp = await sharp(scene).webp().toBuffer();
    const refused = { name: "InvalidImageFormatException" };

    await expect(detect(webp)).rejects.toMatchObject(refused);
    await expect(detect(Buffer.from("not an image"))).rejects.toMatchObject(refused);
    await expect(detect(scene.subarray(0, scene.length / 3))).rejects.toMatchObject(refused);
  });

  test("refuses images that are too small or too large", async () => {
    const { detect } = await serveOperation({ big: Buffer.alloc(15 * 1024 * 1024 + 1) });

    await expect(detect(await drawBlank(79, 200))).rejects.toMatchObject(invalid);
    await expect(detect(await drawBlank(80, 80))).resolves.toMatchObject({
      $metadata: { httpStatusCode: 200 },
    });
    await expect(detect(await drawBlank(10_001, 80))).rejects.toMatchObject(tooLarge);
    await expect(detect(Buffer.alloc(5 * 1024 * 1024 + 1))).rejects.toMatchObject(tooLarge);
    await expect(detect("big")).rejects.toMatchObject(tooLarge);
  });

  test("refuses missing objects and requests without an image", async () => {
    const { client, detect } = await serveOperation();

    await expect(detect("missing")).rejects.toMatchObject({ name: "InvalidS3ObjectException" });
    await expect(call(client, {})).rejects.toMatchObject(invalid);
  });
});

test("refuses what is impossible, and what it cannot do, by the member's name", async () => {
  const client = await serveRekognition({}, detectors);
  const Image = { Bytes: await drawBlank(100, 100) };
  const refusal = (member: string) => ({ ...invalid, message: expect.stringContaining(member) });
  const box = { BoundingBox: { Left: 0, Top: 0, Width: 1, Height: 0.5 } };

  await expect(client.detectLabels({ Image, MinConfidence: 101 })).rejects.toMatchObject(
    refusal("MinConfidence"),
  );
  await expect(client.detectModerationLabels({ Image, MinConfidence: -1 })).rejects.toMatchObject(
    refusal("MinConfidence"),
  );
  await expect(client.detectModerationLabels({ Image, ProjectVersion: "arn" })).rejects.toMatchObject(
    refusal("ProjectVersion: is not served"),
  );
  await expect(
    client.detectText({ Image, Filters: { WordFilter: { MinBoundingBoxHeight: 2 } } }),
  ).rejects.toMatchObject(refusal("MinBoundingBoxHeight"));
  await expect(client.detectText({ Image, Filters: { RegionsOfInterest: [box] } })).rejects.toMatchObject(
    refusal("RegionsOfInterest: is not served"),
  );
});
