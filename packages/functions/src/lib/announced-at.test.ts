import { expect, test } from "vitest";
import { announcedAt } from "./announced-at.ts";

test("reads the time that an image's id begins with", () => {
  const at = announcedAt("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");

  expect(new Date(at ?? 0).toISOString()).toBe("2022-02-22T19:22:22.000Z");
});

test("knows no time of an id that has none", () => {
  expect(announcedAt("d9428888-122b-41e1-b85c-61d34bcd45a1")).toBeUndefined();
});
