import { expect, test } from "vitest";
import { imageHref, labelHref, libraryHref, queryOf } from "./library-url.ts";

test.each(["", 'cat "traffic light" -person', "a&b=c#d", "über 100%"])(
  "the query %j survives the URL",
  (q) => {
    const url = new URL(libraryHref(q), "http://localhost");

    expect(url.pathname).toBe("/");
    expect(queryOf(url.search)).toBe(q);
  },
);

test("an image keeps the query it was found by", () => {
  expect(imageHref("abc", "red car")).toBe("/images/abc?q=red+car");
});

test("a label of two words is searched for as a phrase", () => {
  expect(queryOf(labelHref("Traffic Light").slice(1))).toBe('"traffic light"');
});
