import type { InfiniteData } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { sharePages } from "./share-pages.ts";

type Page = { items: { id: string; name: string }[] };

const page = (...names: string[]): Page => ({ items: names.map((name) => ({ id: name, name })) });
const share = (before: InfiniteData<Page> | undefined, now: InfiniteData<Page>) =>
  sharePages(before, now) as InfiniteData<Page>;

test("the first pages are as they came", () => {
  const now = { pages: [page("a")], pageParams: [""] };

  expect(share(undefined, now)).toBe(now);
});

test("a page keeps its identity where the first one was let go", () => {
  const [a, b, c] = [page("a"), page("b"), page("c")];

  const { pages } = share(
    { pages: [a, b], pageParams: ["", "2"] },
    { pages: [b, c], pageParams: ["2", "3"] },
  );

  expect(pages[0]).toBe(b);
  expect(pages[1]).toBe(c);
});

test("all is as it was where nothing has changed", () => {
  const before = { pages: [page("a"), page("b")], pageParams: ["", "2"] };

  expect(share(before, { pages: [page("a"), page("b")], pageParams: ["", "2"] })).toBe(before);
});

test("of a page that was loaded again only what has changed is new", () => {
  const before = { pages: [page("a"), page("b", "c")], pageParams: ["", "2"] };
  const now = { pages: [page("a"), page("b", "changed")], pageParams: ["", "2"] };

  const { pages } = share(before, now);

  expect(pages[0]).toBe(before.pages[0]);
  expect(pages[1]?.items[0]).toBe(before.pages[1]?.items[0]);
  expect(pages[1]?.items[1]).toEqual({ id: "changed", name: "changed" });
});
