import type { ImageItem } from "@image-content-search/core/contract";
import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { dropImages, imageKeys, withoutImages } from "./image-cache.ts";

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
const list = {
  pages: [
    { items: [newItem("a"), newItem("b")], total: 3, nextCursor: "1", previousCursor: null, ...understood },
    { items: [newItem("c")], total: null, nextCursor: null, previousCursor: null, ...understood },
  ],
  pageParams: ["", "1"],
};

test("images leave every list that holds them, and each total once", () => {
  const client = new QueryClient();
  client.setQueryData(imageKeys.list("cat", undefined), list);
  client.setQueryData(imageKeys.list("cat", "2024-05-01"), { ...list, pages: list.pages.slice(1) });
  client.setQueryData(imageKeys.total("cat"), 3);
  client.setQueryData(imageKeys.total("dog"), 5);

  dropImages(client, new Set(["a", "c"]));

  const after = client.getQueryData<typeof list>(imageKeys.list("cat", undefined));
  expect(after?.pages.map((page) => page.items.map((item) => item.imageId))).toEqual([["b"], []]);
  expect(client.getQueryData(imageKeys.total("cat"))).toBe(1);
  expect(client.getQueryData(imageKeys.total("dog"))).toBe(5);
});

test("pages that hold none of the images stay the same objects", () => {
  expect(withoutImages(list, new Set(["z"])).pages[0]).toBe(list.pages[0]);
});
