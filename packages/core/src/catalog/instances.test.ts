import fc from "fast-check";
import { expect, test } from "vitest";
import { type Instance, packInstances, unpackInstances } from "./instances.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const instance: fc.Arbitrary<Instance> = fc
  .record({
    left: share,
    top: share,
    right: share,
    bottom: share,
    confidence: fc.integer({ min: 0, max: 10_000 }),
  })
  .map(({ left, top, right, bottom, confidence }) => ({
    box: { left, top, width: (1 - left) * right, height: (1 - top) * bottom },
    confidence: confidence / 100,
  }));

test("keeps boxes to a ten-thousandth of a side, within the image, and confidence as it was", () => {
  fc.assert(
    fc.property(instance, (told) => {
      const [kept = expect.fail()] = unpackInstances(packInstances([told]) ?? []);

      for (const part of ["left", "top", "width", "height"] as const) {
        expect(Math.abs(kept.box[part] - told.box[part])).toBeLessThan(0.000_100_1);
      }
      expect(kept.box.left + kept.box.width).toBeLessThanOrEqual(1.000_000_1);
      expect(kept.box.top + kept.box.height).toBeLessThanOrEqual(1.000_000_1);
      expect(kept.confidence).toBe(told.confidence);
    }),
  );
});

test("keeps no objects as null", () => {
  expect(packInstances([])).toBeNull();
});
