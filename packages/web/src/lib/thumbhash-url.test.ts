import { expect, test } from "vitest";
import { thumbhashColor, thumbhashUrl } from "./thumbhash-url.ts";

test("a thumbhash becomes a PNG", () => {
  expect(thumbhashUrl("1QcSHQRnh493V4dIh4eXh1h4kJUI")).toMatch(/^data:image\/png;base64,/);
});

test("a thumbhash has a mean colour", () => {
  expect(thumbhashColor("1QcSHQRnh493V4dIh4eXh1h4kJUI")).toMatch(/^rgb\(\d+ \d+ \d+\)$/);
});

test.each(["", "no base64!"])("%j, which is no thumbhash, becomes nothing", (text) => {
  expect(thumbhashUrl(text)).toBeUndefined();
  expect(thumbhashColor(text)).toBeUndefined();
});
