import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanFilename } from "./filename.ts";

describe("cleanFilename", () => {
  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\photos\\cat.jpg", "cat.jpg"],
    ["a\u0000b\n.png", "ab.png"],
    ["a\ud83d.jpg", "a\ufffd.jpg"],
    ["../", "untitled"],
    ["..", "untitled"],
    ["  ", "untitled"],
    ["cat\u202egpj.exe", "catgpj.exe"],
  ])("makes %j into %j", (raw, clean) => {
    expect(cleanFilename(raw)).toBe(clean);
  });

  test("keeps the extension and whole characters of a name of 4,000 emoji", () => {
    const clean = cleanFilename(`${"🐈".repeat(4000)}.jpeg`);

    expect(clean).toBe(`${"🐈".repeat(125)}.jpeg`);
  });

  test("never answers an empty, overlong, multi-segment or ill-formed name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), (raw) => {
        const clean = cleanFilename(raw);

        expect(clean.length).toBeGreaterThan(0);
        expect(clean.length).toBeLessThanOrEqual(255);
        expect(clean).not.toMatch(/[/\\]/);
        expect(encodeURIComponent(clean)).toBeTruthy();
      }),
    );
  });
});
