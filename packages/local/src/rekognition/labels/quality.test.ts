import { drawScene } from "@image-content-search/drawings";
import sharp from "sharp";
import { expect, test } from "vitest";
import { measureQuality } from "./quality.ts";

/** The quality of `width` × `height` pixels, each of the grey that `shade` tells. */
function measure(width: number, height: number, shade: (x: number, y: number) => number) {
  const greys = Array.from({ length: width * height }, (_, i) => shade(i % width, Math.floor(i / width)));
  return measureQuality(Uint8Array.from(greys.flatMap((grey) => [grey, grey, grey])), width, height);
}

test("a plain picture is as bright as its grey and has neither contrast nor sharpness", () => {
  expect(measure(20, 10, () => 0)).toEqual({ brightness: 0, sharpness: 0, contrast: 0 });
  const white = measure(20, 10, () => 255);
  expect(white.brightness).toBeCloseTo(100, 3);
  expect(white.contrast).toBeCloseTo(0, 3);
  expect(white.sharpness).toBeCloseTo(0, 3);
});

test("half black, half white has all contrast", () => {
  const { brightness, contrast } = measure(20, 10, (x) => (x < 10 ? 0 : 255));

  expect(brightness).toBeCloseTo(50, 3);
  expect(contrast).toBeCloseTo(100, 3);
});

test("a slope without an edge is not sharp, the more edges the sharper", () => {
  const slope = measure(60, 10, (x) => 4 * x).sharpness;
  const edge = measure(60, 10, (x) => (x < 30 ? 0 : 255)).sharpness;
  const stripes = measure(60, 10, (x) => (x % 2 ? 0 : 255)).sharpness;

  expect(slope).toBeCloseTo(0, 3);
  expect(edge).toBeGreaterThan(slope);
  expect(stripes).toBeGreaterThan(edge);
  expect(stripes).toBeLessThan(100);
});

test("a blurred picture is less sharp than the same one before", async () => {
  const scene = sharp(
    await drawScene([{ icon: "zebra", left: 100, top: 50, size: 340 }], { width: 512, height: 384 }),
  );
  const sharpnesses = await Promise.all(
    [scene.clone(), scene.clone().blur(1.5), scene.clone().blur(6)].map(
      async (image) => measureQuality(await image.raw().toBuffer(), 512, 384).sharpness,
    ),
  );

  expect(sharpnesses).toEqual([...sharpnesses].sort((a, b) => b - a));
});
