import type { ImageItem } from "@image-content-search/core/contract";
import { expect, test } from "vitest";
import { withoutImage } from "./image-cache.ts";

function newItem(imageId: string): ImageItem {
  const at = "2025-01-01T00:00:00Z";
  return {
    imageId,
    filename: `${imageId}.jpg`,
    byteSize: 1,
    width: 4,
    height: 3,
    uploadedAt: at,
    takenAt: null,
    sortAt: at,
    status: "indexed",
    thumbnail: { url: "/media/x", width: 4, height: 3, thumbhash: "" },
    labels: [],
    matches: [],
  };
}

const understood = { meanings: [], advice: [] };
const lists = {
  pages: [
    { items: [newItem("a"), newItem("b")], total: 3, nextCursor: "1", previousCursor: null, ...understood },
    { items: [newItem("c")], total: null, nextCursor: null, previousCursor: null, ...understood },
  ],
  pageParams: ["", "1"],
};

test("an image leaves its page and the total", () => {
  const after = withoutImage(lists, "c");

  expect(after?.pages.map((page) => page.items.map((item) => item.imageId))).toEqual([["a", "b"], []]);
  expect(after?.pages.map((page) => page.total)).toEqual([2, null]);
});

test("a list that does not hold the image stays the same object", () => {
  expect(withoutImage(lists, "z")).toBe(lists);
  expect(withoutImage(undefined, "a")).toBeUndefined();
});
