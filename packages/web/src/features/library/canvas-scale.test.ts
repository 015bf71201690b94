import { describe, expect, test } from "vitest";
import { canvasHeight, heightAt, indexAt, type LaidOut, mostHeight, pitchOf } from "./canvas-scale.ts";
import { layoutRows } from "./row-layout.ts";

const options = { width: 1000, gap: 10, targetHeight: 200, headingHeight: 0, openStart: true, openEnd: true };
const shown = Array.from({ length: 50 }, () => ({ shape: 1, day: undefined }));
const rows = layoutRows(shown, { index: 0, top: 40_000 }, options);
/** Ten rows of five, the images 1,000 to 1,049 of 10,000, from 40,000 px on. */
const laidOut: LaidOut = { rows, first: 1_000, end: 1_050, total: 10_000, screen: 800 };
const pitch = pitchOf(laidOut, 1);

describe("the scale of a canvas", () => {
  test("takes for the rest what the images laid out take", () => {
    expect(pitch).toBeCloseTo(40, 0);
    expect(canvasHeight(laidOut, pitch, true)).toBe(40_000 + 10 * 192 + 9 * 10 + Math.round(8_950 * pitch));
  });

  test("ends with the last row when there is no more, and leaves a screen when it is not known how much", () => {
    expect(canvasHeight(laidOut, pitch, false)).toBe(42_010);
    expect(canvasHeight({ ...laidOut, total: 0 }, pitch, true)).toBe(42_810);
  });

  test.each([
    [0, 0],
    [20_000, 500],
    [39_999, 999],
    [40_000, 1_000],
    [40_300, 1_005],
    [1_000_000_000, 9_999],
  ])("at %d px lies image %d", (y, index) => {
    expect(indexAt(laidOut, y, pitch)).toBe(index);
  });

  test.each([
    [0, 0],
    [500, 20_000],
    [1_000, 40_000],
    [1_004, 40_000],
    [1_005, 40_202],
  ])("image %d lies at %d px", (index, y) => {
    expect(heightAt(laidOut, index, pitch)).toBe(y);
  });

  test("finds beyond what is laid out about the image that it puts there", () => {
    for (const index of [1_200, 4_711, 9_998]) {
      expect(Math.abs(indexAt(laidOut, heightAt(laidOut, index, pitch), pitch) - index)).toBeLessThanOrEqual(
        1,
      );
    }
  });

  test("has room for a million images in what browsers can lay out, and tells each of them from the others", () => {
    const million: LaidOut = {
      rows: layoutRows(shown, { index: 0, top: 4_000_000 }, options),
      ...{ first: 500_000, end: 500_050, total: 1_000_000, screen: 800 },
    };
    const narrow = pitchOf(million, 40);

    expect(canvasHeight(million, narrow, true)).toBeLessThan(mostHeight + 10_000);
    for (const index of [0, 3, 250_000, 499_999, 500_060, 777_777, 999_998]) {
      expect(
        Math.abs(indexAt(million, heightAt(million, index, narrow), narrow) - index),
      ).toBeLessThanOrEqual(1);
    }
  });

  test("guesses while nothing is laid out", () => {
    const nothing: LaidOut = { rows: [], first: 0, end: 0, total: 10, screen: 800 };

    expect(pitchOf(nothing, 33)).toBe(33);
    expect(indexAt(nothing, 0, 33)).toBe(0);
    expect(heightAt(nothing, 0, 33)).toBe(0);
  });
});
