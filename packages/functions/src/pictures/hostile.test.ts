import {
  bombs,
  garblings,
  impostors,
  liars,
  monsters,
  truncations,
  wholeFormats,
} from "@image-content-search/drawings/hostile";
import { describe, expect, test } from "vitest";
import { inspectImage } from "./inspect-image.ts";
import { PermanentError } from "./permanent-error.ts";
import { readPicture } from "./read-picture.ts";

/** "accepted" or the code of the refusal; every other error is thrown on. */
async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return "accepted";
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    expect(error.message).toMatch(/^(The|This) .{20,}\.$/);
    return error.code;
  }
}

test.each(Object.entries(impostors))("%s is not an image", async (_what, make) => {
  expect(await outcome(readPicture(await make()))).toBe("not-an-image");
});

test.each(Object.entries(bombs))("a %s is too large by its header alone", async (_what, make) => {
  expect(await outcome(inspectImage(await make()))).toBe("too-large");
});

test.each(Object.entries(liars))("%s is damaged", async (_what, make) => {
  expect(await outcome(readPicture(await make()))).toBe("damaged");
});

test.each(Object.entries(monsters))("a %s has its renditions", async (_what, make) => {
  const { preview, exif } = await readPicture(await make());

  expect(Math.min(preview.width, preview.height)).toBeGreaterThanOrEqual(100);
  expect(exif).toEqual({});
});

describe.each(wholeFormats)("a %s", (format) => {
  test("cut off at any tenth is damaged", async () => {
    const outcomes = await Promise.all((await truncations(format)).map((file) => outcome(readPicture(file))));

    expect(outcomes).toEqual(Array(9).fill("damaged"));
  });

  test("with some wrong bytes is accepted or refused, and nothing else happens", async () => {
    const known = ["accepted", "damaged", "too-small", "too-large", "too-narrow"];
    for (const file of await garblings(format, 30)) {
      expect(known).toContain(await outcome(readPicture(file)));
    }
  });
});
