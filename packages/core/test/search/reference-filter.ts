import {
  type Count,
  type Dates,
  daysOf,
  type Expression,
  filenameParts,
  fold,
  meantValue,
  predicatesOf,
  type Query,
  type Value,
  type Values,
} from "../../src/search/query/index.ts";
import { dateOf, type ImageFacts } from "./image-facts.ts";
import {
  formsOf,
  hasAny,
  isSeen,
  labelsNamed,
  type Reached,
  type ReferenceLibrary,
  understandWord,
} from "./reference-words.ts";

type Test = (image: ImageFacts) => boolean;

/** Whether an image can be seen at all in the result of a query. */
export function visibleIn(library: ReferenceLibrary, query: Query): Test {
  const asksFor = (state: string) =>
    predicatesOf(query).some(
      (part) =>
        part.kind === "values" && part.field === "is" && part.values.some(({ text }) => fold(text) === state),
    );
  const [trash, moderated] = [asksFor("trashed"), library.showModerated || asksFor("moderated")];
  return (image) => (trash || !image.trashed) && (moderated || !image.moderated);
}

/** The parts of a query that all have to hold, each with the confidence from which on labels count. */
export function partsOf({ where }: Query): { expression: Expression; cut: number }[] {
  if (!where) return [];
  if (where.kind !== "and") return [{ expression: where, cut: 0 }];
  return where.operands.map((expression) => ({ expression, cut: cutOf(where.operands, 0) }));
}

/** The strictest `conf>=` of a group counts in it, and that of the group around it when it has none. */
export function cutOf(operands: readonly Expression[], outer: number): number {
  const cuts = operands.flatMap((operand) => (operand.kind === "confidence" ? [operand.min] : []));
  return cuts.length > 0 ? Math.max(...cuts) : outer;
}

export function testOf(library: ReferenceLibrary, expression: Expression, cut: number): Test {
  switch (expression.kind) {
    case "and": {
      const inside = cutOf(expression.operands, cut);
      const tests = expression.operands.map((operand) => testOf(library, operand, inside));
      return (image) => tests.every((test) => test(image));
    }
    case "or": {
      const tests = expression.operands.map((operand) => testOf(library, operand, cut));
      return (image) => tests.some((test) => test(image));
    }
    case "not": {
      const test = testOf(library, expression.operand, cut);
      return (image) => !test(image);
    }
    case "word":
      return understandWord(library, expression, cut).holds;
    case "values": {
      const tests = expression.values.map((value) => valueTest(library, expression.field, value, cut));
      return (image) => tests.some((test) => test(image));
    }
    case "dates":
      return (image) => isWithin(image, expression);
    case "size": {
      const { field, min = 0, max = Number.POSITIVE_INFINITY } = expression;
      return (image) => image[field] >= min && image[field] <= max;
    }
    case "count":
      return countTest(library, expression, cut);
    case "confidence":
      return () => true;
  }
}

function valueTest(library: ReferenceLibrary, field: Values["field"], value: Value, cut: number): Test {
  const folded = fold(value.text);
  switch (field) {
    case "label": {
      const reached = labelsNamed(library, formsOf(folded));
      return (image) => hasAny(image, reached, cut);
    }
    case "text":
      return (image) => isSeen(image, folded);
    case "filename": {
      const pattern = patternOf(value);
      return ({ filename }) => pattern.test(fold(filename));
    }
    case "category":
      return ({ categoryNames }) => [...categoryNames].some((name) => name.includes(folded));
    case "camera":
    case "lens":
      return (image) => image[field] !== "" && image[field].includes(folded);
    case "color":
      return ({ colorNames }) => colorNames.has(meantValue(field, value.text) ?? "");
    case "type":
      return ({ contentType }) => contentType === `image/${meantValue(field, value.text)}`;
    case "orientation":
      return ({ width, height }) =>
        folded === (width > height ? "landscape" : width < height ? "portrait" : "square");
    case "has":
      return hasTests[folded] ?? (() => false);
    case "is":
      return isTests[folded] ?? (() => false);
  }
}

/** A pattern with wildcards is of the whole name. */
function patternOf(value: Value): RegExp {
  const parts = filenameParts(value);
  const source = parts.map((part) => {
    if ("literal" in part) return part.literal.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    return part.wildcard === "*" ? ".*" : ".";
  });
  const isWhole = parts.some((part) => "wildcard" in part);
  return new RegExp(isWhole ? `^${source.join("")}$` : source.join(""), "su");
}

const hasTests: Readonly<Record<string, Test>> = {
  text: ({ words }) => words.length > 0,
  place: ({ exif }) => exif?.latitude !== undefined,
  date: ({ takenAt }) => takenAt !== null,
  camera: ({ camera }) => camera !== "",
  description: ({ description }) => fold(description ?? "") !== "",
  label: ({ strengths }) => strengths.size > 0,
};

const isTests: Readonly<Record<string, Test>> = {
  failed: ({ status }) => status === "failed",
  indexed: ({ status }) => status === "indexed",
  processing: ({ status }) => status !== "failed" && status !== "indexed",
  trashed: ({ trashed }) => trashed,
  moderated: ({ moderated }) => moderated,
  described: ({ description }) => fold(description ?? "") !== "",
  corrected: ({ labels }) => labels.some(({ corrected }) => corrected),
};

function isWithin(image: ImageFacts, { field, ranges }: Dates): boolean {
  const moment = field === "taken" ? image.takenAt : image.uploadedAt;
  if (!moment) return false;
  const day = dateOf(moment, 10);
  return ranges.map(daysOf).some(({ from, to }) => (!from || day >= from) && (!to || day <= to));
}

function countTest(library: ReferenceLibrary, { label, min = 0, max }: Count, cut: number): Test {
  const atLeast = (least: number): Test => {
    const names = labelsNamed(library, formsOf(fold(label.text)));
    return (image) => hasObjects(image, names, least) && (cut === 0 || hasAny(image, names, cut));
  };
  const [enough, tooMany] = [atLeast(min), max === undefined ? () => false : atLeast(max + 1)];
  return (image) => (min === 0 || enough(image)) && !tooMany(image);
}

export function hasObjects({ objects }: ImageFacts, names: readonly Reached[], least: number): boolean {
  return names.some(({ label }) => (objects.get(label) ?? 0) >= least);
}
