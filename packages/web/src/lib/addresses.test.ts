import { expect, test } from "vitest";
import { imageHref, labelHref, libraryHref, queryOf, textHref } from "./addresses.ts";

test.each(["", 'cat "traffic light" -person', "a&b=c#d", "über 100%"])(
  "the query %j survives the URL",
  (q) => {
    const url = new URL(libraryHref(q), "http://localhost");

    expect(url.pathname).toBe("/");
    expect(queryOf(url.search)).toBe(q);
  },
);

test("a line of text is searched for by its words", () => {
  expect(queryOf(textHref("Rue — d'Artois 12").slice(1))).toBe('Rue "d\'Artois" 12');
});

test("an image keeps the query it was found by", () => {
  expect(imageHref("abc", "red car")).toBe("/images/abc?q=red+car");
});

test("a label of two words is searched for as a phrase", () => {
  expect(queryOf(labelHref("Traffic Light").slice(1))).toBe('"traffic light"');
});
