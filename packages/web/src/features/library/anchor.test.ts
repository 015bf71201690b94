import type { ImageItem } from "@image-content-search/core/contract";
import { describe, expect, test } from "vitest";
import { anchorOf, type GridAnchor } from "./anchor.ts";
import { layoutRows } from "./row-layout.ts";

const options = { width: 1000, gap: 10, targetHeight: 200, headingHeight: 0, openStart: true, openEnd: true };

const itemsOf = (ids: string) => [...ids].map((imageId) => ({ imageId }) as ImageItem);
const shown = (count: number) => Array.from({ length: count }, () => ({ shape: 1, day: undefined }));

/** Five to a row: a b c d e, f g h i j, k l m n o. */
const items = itemsOf("abcdefghijklmno");
const before: GridAnchor = { key: "all", imageId: "a", top: 100, place: 40 };
const last = { items, index: 0, rows: layoutRows(shown(15), { index: 0, top: 100 }, options) };
const usual = { top: 0, place: 0 };

describe("the anchor of a list", () => {
  test("is the first image of a new list, at its beginning", () => {
    const list = { key: "other", items: itemsOf("xyz") };

    expect(anchorOf(before, list, last, { top: 900, place: 7 })).toEqual({
      key: "other",
      imageId: "x",
      top: 900,
      place: 7,
    });
  });

  test("is the image that the list is to be laid out from, where it is there", () => {
    const list = { key: "other", items: itemsOf("xyz") };

    expect(anchorOf(before, list, last, { ...usual, imageId: "y" })).toMatchObject({
      imageId: "y",
      place: 1,
    });
    expect(anchorOf(before, list, last, { ...usual, imageId: "gone" })?.imageId).toBe("x");
  });

  test("stays while its image is there, whatever comes before it", () => {
    expect(anchorOf(before, { key: "all", items: itemsOf("xyzabc") }, last, usual)).toBe(before);
  });

  test("moves to the first row whose image is left, where that stood, when the images before it are let go", () => {
    const kept = { key: "all", items: itemsOf("hijklmnopqr") };

    expect(anchorOf(before, kept, last, usual)).toEqual({
      key: "all",
      imageId: "k",
      top: last.rows[2]?.picturesTop,
      place: 50,
    });
  });

  test("moves to the next row when its own image is deleted", () => {
    const anchor = anchorOf(before, { key: "all", items: itemsOf("bcdefghijkl") }, last, usual);

    expect(anchor).toMatchObject({ imageId: "f", top: last.rows[1]?.picturesTop });
  });

  test("does not know its place before the place is known", () => {
    const unplaced = { ...before, place: undefined };

    expect(anchorOf(unplaced, { key: "all", items: itemsOf("klm") }, last, usual)?.place).toBeUndefined();
  });

  test("stays while there is nothing", () => {
    expect(anchorOf(before, { key: "all", items: [] }, last, usual)).toBe(before);
    expect(anchorOf(undefined, { key: "all", items: [] }, undefined, usual)).toBeUndefined();
  });
});
