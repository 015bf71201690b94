import { drawScene } from "@image-content-search/drawings";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { hashSide, perceptualHash } from "./perceptual-hash.ts";
import { readPicture } from "./read-picture.ts";

const size = { width: 900, height: 675 };
const scenes = await Promise.all([
  drawScene([{ icon: "airplane", left: 300, top: 100, size: 340 }], size),
  drawScene([{ icon: "airplane", left: 80, top: 260, size: 340 }], size),
  drawScene([{ icon: "giraffe", left: 300, top: 260, size: 400 }], { ...size, ground: "#cfa76a" }),
  drawScene(
    [
      { icon: "laptop", left: 500, top: 250, size: 360 },
      { icon: "potted-plant", left: 60, top: 300, size: 260 },
    ],
    { ...size, sky: ["#46539b", "#f5b48c"], ground: "#5b6b4c" },
  ),
]);

async function hashOf(bytes: Buffer): Promise<string> {
  return (await readPicture(bytes)).perceptualHash;
}

function distance(one: string, other: string): number {
  const differing = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  return [...differing.toString(2)].filter((bit) => bit === "1").length;
}

describe.each([0, 1, 2, 3])("of scene %i", (index) => {
  const scene = scenes[index] ?? Buffer.alloc(0);

  test.each<[string, (image: Sharp) => Sharp]>([
    ["at half its size", (image) => image.resize(450).jpeg()],
    ["at a quarter of its size", (image) => image.resize(225).jpeg()],
    ["of poor quality", (image) => image.jpeg({ quality: 30 })],
    ["in another format", (image) => image.webp({ quality: 60 })],
    ["slightly brighter", (image) => image.modulate({ brightness: 1.05 }).jpeg()],
    ["slightly darker", (image) => image.modulate({ brightness: 0.95 }).jpeg()],
    ["sharpened", (image) => image.sharpen().jpeg()],
  ])("a copy %s differs in three bits at most", async (_what, change) => {
    const copy = await change(sharp(scene)).toBuffer();

    expect(distance(await hashOf(copy), await hashOf(scene))).toBeLessThanOrEqual(3);
  });

  test("every other scene differs in many bits", async () => {
    const hash = await hashOf(scene);

    for (const other of scenes.filter((candidate) => candidate !== scene)) {
      expect(distance(await hashOf(other), hash)).toBeGreaterThanOrEqual(12);
    }
  });
});

test.each([0, 127, 255])("a picture of nothing but grey %i has all zeros", (grey) => {
  expect(perceptualHash(new Uint8Array(hashSide ** 2).fill(grey))).toBe("0".repeat(16));
});

test("a picture that lies on its side by EXIF has the hash of the upright one", async () => {
  const [scene] = scenes;
  const lying = await sharp(scene).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();

  expect(distance(await hashOf(lying), await hashOf(scene ?? lying))).toBeLessThanOrEqual(3);
});
