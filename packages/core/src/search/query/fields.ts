import { type Count, type Dates, type Size, type ValueField, valueFields } from "./ast.ts";
import { fold } from "./fold.ts";

/** Every name that can stand before a colon, a comparison or, `count` alone, a parenthesis. */
export type FieldName = ValueField | Dates["field"] | Size["field"] | Count["kind"] | "conf" | "sort";

/** All of them, in the order in which they are suggested. */
export const fieldNames: readonly FieldName[] = [
  ...valueFields,
  "taken",
  "uploaded",
  "width",
  "height",
  "count",
  "conf",
  "sort",
];

const compared: ReadonlySet<string | undefined> = new Set(["taken", "uploaded", "width", "height", "conf"]);

/** The field of this name in any case. */
export function fieldNamed(name: string): FieldName | undefined {
  const wanted = name.toLowerCase();
  return fieldNames.find((field) => field === wanted);
}

/** Whether `>=` and the like may follow the field's name. */
export function isCompared(field: FieldName | undefined): boolean {
  return compared.has(field);
}

/** The fields that know a fixed set of values only: each value with its other spellings. */
const closedSets: { readonly [Field in ValueField]?: Readonly<Record<string, readonly string[]>> } = {
  // Rekognition's simplified colours: https://docs.aws.amazon.com/rekognition/latest/dg/labels-detect-labels-image.html
  color: {
    beige: [],
    black: [],
    blue: [],
    brown: [],
    green: [],
    grey: ["gray"],
    orange: [],
    pink: [],
    purple: [],
    red: [],
    white: [],
    yellow: [],
  },
  type: { avif: [], gif: [], heic: ["heif"], jpeg: ["jpg"], png: [], tiff: ["tif"], webp: [] },
  orientation: { landscape: [], portrait: [], square: [] },
  is: { corrected: [], described: [], failed: [], indexed: [], moderated: [], processing: [], trashed: [] },
  has: { camera: [], date: [], description: [], label: [], place: [], text: [] },
};

/** The values that a field knows, or undefined when it takes any. */
export function knownValues(field: ValueField): readonly string[] | undefined {
  const set = closedSets[field];
  return set && Object.keys(set);
}

/**
 * A value as it is compared: folded, and its first spelling where the field knows a fixed set (`JPG` is
 * `jpeg`). Undefined when it is none of that set.
 */
export function meantValue(field: ValueField, text: string): string | undefined {
  const folded = fold(text);
  const set = closedSets[field];
  if (!set) return folded;
  return Object.keys(set).find((value) => value === folded || set[value]?.includes(folded));
}

/** How each field is used, for the words of errors. */
export const examples: Readonly<Record<FieldName, string>> = {
  label: "label:dog",
  category: 'category:"animals and pets"',
  text: "text:exit",
  color: "color:red",
  type: "type:jpeg",
  camera: "camera:canon",
  lens: 'lens:"50mm"',
  filename: "filename:img_0*",
  orientation: "orientation:portrait",
  is: "is:failed",
  has: "has:text",
  taken: "taken:2024-05",
  uploaded: "uploaded:2024..",
  width: "width>=4000",
  height: "height:600..1200",
  count: "count(person)>=2",
  conf: "conf>=80",
  sort: "sort:newest",
};

/** What people call fields that have another name. */
export const otherNames: ReadonlyMap<string, FieldName> = new Map([
  ["confidence", "conf"],
  ["date", "taken"],
  ["file", "filename"],
  ["format", "type"],
  ["name", "filename"],
  ["object", "label"],
  ["order", "sort"],
  ["status", "is"],
  ["tag", "label"],
  ["year", "taken"],
]);
