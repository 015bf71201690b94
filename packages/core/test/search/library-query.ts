import fc from "fast-check";
import {
  type DateRange,
  fold,
  knownValues,
  type Predicate,
  type Query,
  type Value,
  type ValueField,
  valueFields,
} from "../../src/search/query/index.ts";
import { queriesOf } from "../../src/search/query/query.testing.ts";
import { allOf } from "../../src/search/query/tree.ts";
import { percent } from "./any-library.ts";
import { vocabulary } from "./vocabulary.ts";

const at = { start: 0, end: 0 };

const names = [
  ...vocabulary.labels.flatMap(({ name, aliases }) => [name, ...aliases]),
  ...vocabulary.ownLabels,
  ...vocabulary.words,
];
/** Plurals, words that mean a label, beginnings, categories, parts of file names, and nothing at all. */
const otherWords = [
  ...["dogs", "people", "puppy", "automobile", "kitten", "spa", "tra", "an", "exi", "light traffic"],
  ...["animals and pets", "img_00", "001", "100%", "sea", "nowhere", "a*b", "%", "_", "\\"],
];
const text = fc.constantFrom(...names, ...otherWords);
const valueWritten = (written: fc.Arbitrary<string>): fc.Arbitrary<Value> =>
  fc.record({ text: written, quoted: fc.boolean(), start: fc.constant(0), end: fc.constant(0) });

/** What fields that take any value are looked for with; labels by all there is. */
const fieldTexts: { readonly [Field in ValueField]?: readonly string[] } = {
  category: ["animals", "pets", "transport and logistics", "cat", "person description", "o"],
  text: [...vocabulary.words, "traffic light", "nowhere"],
  camera: ["canon", "eos", "nikon d850", "apple", "mera", "a", "13"],
  lens: ["50mm", "rf 50mm f1.2", "camera", "lens", "26"],
  filename: ["dog", "img_*", "img_00?.jpg", "*.JPG", "100%", "caf?_*", "a\\*b\\?*", "*", "?", "x\\\\y*", "_"],
};

for (const field of valueFields) {
  if (knownValues(field) || fieldTexts[field] || field === "label") continue;
  throw new Error(`Say in fieldTexts what ${field}: is looked for with; some of it must be in the library.`);
}

const values = fc
  .constantFrom(...valueFields, "label" as const, "is" as const)
  .chain((field): fc.Arbitrary<Predicate> => {
    const known = knownValues(field) ?? fieldTexts[field];
    const one = known ? fc.constantFrom(...known) : text;
    return fc
      .array(valueWritten(one), { minLength: 1, maxLength: 2 })
      .map((made) => ({ kind: "values", field, values: made, ...at }));
  });

const date = fc.constantFrom(
  ...["1800", "1969", "2023", "2024", "2025", "2200", "2023-12", "2024-01", "2024-02", "2024-03"],
  ...["1969-07-20", "2023-12-31", "2024-01-01", "2024-01-02", "2024-02-29", "2024-03-01", "2025-11-05"],
);
const range: fc.Arbitrary<DateRange> = fc
  .record({ from: fc.option(date, { nil: undefined }), to: fc.option(date, { nil: undefined }) })
  .filter(({ from, to }) => (from ?? to) !== undefined && (!from || !to || from <= to));
const dates: fc.Arbitrary<Predicate> = fc
  .record({
    field: fc.constantFrom("taken", "uploaded"),
    ranges: fc.array(range, { minLength: 1, maxLength: 2 }),
  })
  .map((made) => ({ kind: "dates", ...made, ...at }));

function bounds(ends: readonly number[]) {
  const end = fc.option(fc.constantFrom(...ends), { nil: undefined });
  return fc
    .record({ min: end, max: end })
    .filter(({ min, max }) => (min ?? max) !== undefined && (min ?? 0) <= (max ?? Infinity));
}

const size: fc.Arbitrary<Predicate> = fc
  .record({
    field: fc.constantFrom("width", "height"),
    ends: bounds([0, 80, 1022, 1023, 1024, 1025, 16_000, 100_000]),
  })
  .map(({ field, ends }) => ({ kind: "size", field, ...ends, ...at }));

const count: fc.Arbitrary<Predicate> = fc
  .record({ label: valueWritten(text), ends: bounds([0, 1, 2, 3, 5, 6, 7, 1_000]) })
  .map(({ label, ends }) => ({ kind: "count", label, ...ends, ...at }));

const wholeCuts = Array.from({ length: 101 }, (_, cut) => cut);
/** Those that labels have, and some between. */
const decimalCuts = [0.01, 4.99, 5.5, 59.99, 62.5, 79.99, 80.01, 84.99, 94.9, 99.99];
const anyCut = fc.oneof(fc.constantFrom(...wholeCuts), fc.constantFrom(...decimalCuts), percent);

const word: fc.Arbitrary<Predicate> = valueWritten(text).map((made) => ({ kind: "word", ...made }));

/** Queries that have to do with libraries of the vocabulary. */
export const libraryQuery: fc.Arbitrary<Query> = queriesOf(
  fc.oneof(word, word, values, values, dates, size, count),
  anyCut,
  2,
);

const valueAs = (written: string, quoted: boolean): Value => ({ text: written, quoted, ...at });
const everyText = [...names, ...otherWords];
const both = [false, true];

/** Each word, value and bound alone, and labels with each confidence. */
export const everyLeaf: readonly Query[] = [
  ...everyText.flatMap((each) =>
    both.map((quoted): Predicate => ({ kind: "word", ...valueAs(each, quoted) })),
  ),
  ...valueFields.flatMap((field) =>
    (knownValues(field) ?? fieldTexts[field] ?? everyText).flatMap((each) =>
      (field === "filename" ? both : [false]).map(
        (quoted): Predicate => ({ kind: "values", field, values: [valueAs(each, quoted)], ...at }),
      ),
    ),
  ),
  ...["2023", "2024-01", "2024-02-29", "2025-11-05"].flatMap((day) =>
    [
      { from: day, to: day },
      { from: day, to: undefined },
      { from: undefined, to: day },
    ].flatMap((ends) =>
      (["taken", "uploaded"] as const).map(
        (field): Predicate => ({ kind: "dates", field, ranges: [ends], ...at }),
      ),
    ),
  ),
  ...[1, 1023, 1024, 1025, 16_000, 16_001].flatMap((pixels) =>
    (["width", "height"] as const).flatMap((field): Predicate[] => [
      { kind: "size", field, min: pixels, max: undefined, ...at },
      { kind: "size", field, min: undefined, max: pixels, ...at },
    ]),
  ),
  ...["dog", "animal", "people", "kitty"].flatMap((label) =>
    [1, 2, 3, 4, 5, 6, 7, 8].flatMap((objects): Predicate[] => [
      { kind: "count", label: valueAs(label, false), min: objects, max: undefined, ...at },
      { kind: "count", label: valueAs(label, false), min: undefined, max: objects, ...at },
    ]),
  ),
  ...["dog", "animal", "spa"].flatMap((label) =>
    [...wholeCuts, ...decimalCuts].map((min) =>
      allOf([
        { kind: "word", ...valueAs(label, false) },
        { kind: "confidence", min, ...at },
      ]),
    ),
  ),
].map((where) => ({ where, sort: undefined }));

/** Days, months and years to go to. */
export const anyDate = date;

/** Beginnings of what is in such libraries, as somebody types. */
export const anyTyped = fc
  .tuple(
    fc.constantFrom("", "", "", "-", "label:", "category:", "camera:", "text:", "color:", "is:", "lens:"),
    text,
    fc.nat(8),
  )
  .map(([head, whole, length]) => head + whole.slice(0, length))
  .filter((typed) => fold(typed) !== "");
