import { describe, expect, test } from "vitest";
import { extendedTo, isSelected, nothingSelected, sizeOf, toggled, toggledAll } from "./selection.ts";

const loaded = ["a", "b", "c", "d", "e"];
const all = { kind: "all" } as const;
const some = (...ids: string[]) => ({ kind: "some" as const, ids: new Set(ids), last: ids.at(-1) });

describe("a selection", () => {
  test("takes an image and lets it go", () => {
    const one = toggled(nothingSelected, "b", loaded);

    expect(isSelected(one, "b")).toBe(true);
    expect(isSelected(one, "a")).toBe(false);
    expect(sizeOf(toggled(one, "b", loaded), 100)).toBe(0);
  });

  test.each([
    ["b", "d"],
    ["d", "b"],
  ])("reaches from %s to %s, both included, and keeps what was selected", (from, to) => {
    const before = toggled(some("a"), from, loaded);

    expect(extendedTo(before, to, loaded)).toMatchObject({ ids: new Set(["a", "b", "c", "d"]), last: to });
  });

  test("begins where it is extended to when nothing was selected, or what was is loaded no more", () => {
    expect(extendedTo(nothingSelected, "c", loaded)).toEqual(some("c"));
    expect(extendedTo(some("gone"), "c", loaded)).toMatchObject({ ids: new Set(["gone", "c"]) });
  });

  test("of all counts the whole result; letting one go leaves what is loaded", () => {
    expect(sizeOf(all, 12_000)).toBe(12_000);
    expect(isSelected(all, "not loaded")).toBe(true);
    expect(toggled(all, "c", loaded)).toMatchObject({ kind: "some", ids: new Set(["a", "b", "d", "e"]) });
  });

  test("takes a day as a whole, and lets it go when it had it all", () => {
    const day = toggledAll(some("a", "b"), ["b", "c"]);

    expect(day).toMatchObject({ ids: new Set(["a", "b", "c"]) });
    expect(toggledAll(day, ["b", "c"])).toMatchObject({ ids: new Set(["a"]) });
  });
});
