import { expect, test } from "vitest";
import { filterRows, firstRows } from "./filter-rows.ts";

const values = (...names: string[]) => names.map((value, place) => ({ value, count: 20 - place }));

test("what the result has comes first, then what the library has, then what nothing has", () => {
  expect(filterRows(values("Dog", "Cat"), values("Sea", "Dog"), ["cat", "unicorn"])).toEqual([
    { value: "Dog", count: 20, chosen: false },
    { value: "Cat", count: 19, chosen: true },
    { value: "Sea", count: 0, chosen: false },
    { value: "unicorn", count: 0, chosen: true },
  ]);
});

test("eight rows are shown at first, and every chosen one", () => {
  const rows = filterRows(values(..."abcdefghijkl"), [], ["k"]);

  expect(firstRows(rows).map(({ value }) => value)).toEqual([..."abcdefghk"]);
});
