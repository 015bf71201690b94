import { type Expression, fold, type Query, type Sort } from "../../src/search/query/index.ts";
import { bandOf, dateOf, factsOf, type ImageFacts } from "./image-facts.ts";
import type { PlainLibrary } from "./plain-library.ts";
import { cutOf, hasObjects, partsOf, testOf, visibleIn } from "./reference-filter.ts";
import {
  formsOf,
  labelsNamed,
  type Reached,
  type ReferenceLibrary,
  understandWord,
} from "./reference-words.ts";

/** Search as its rules say it, by plain filters over arrays. */
export class ReferenceSearch {
  readonly #library: ReferenceLibrary;
  #last: { query: Query; found: ImageFacts[] } | undefined;

  constructor(library: PlainLibrary) {
    this.#library = { ...library, all: library.images.filter(({ prepared }) => prepared).map(factsOf) };
  }

  /** The ids of a whole result in its order. */
  list(query: Query, sort: Sort): string[] {
    return this.#sorted(query, sort).map(({ imageId }) => imageId);
  }

  /** What of the result comes from a day on, in an order by time. */
  listFrom(query: Query, sort: "newest" | "oldest", date: string): string[] {
    return this.#sorted(query, sort)
      .filter(({ sortAt }) => {
        const own = dateOf(sortAt, 10).slice(0, date.length);
        return sort === "newest" ? own <= date : own >= date;
      })
      .map(({ imageId }) => imageId);
  }

  /** How each bare word is understood. */
  tiers(query: Query): { term: string; tier: string }[] {
    const tiersOf = (expression: Expression, cut: number): { term: string; tier: string }[] => {
      if (expression.kind === "word") {
        return [{ term: expression.text, tier: understandWord(this.#library, expression, cut).tier }];
      }
      return childrenOf(expression, cut).flatMap((child) => tiersOf(child.expression, child.cut));
    };
    return partsOf(query).flatMap(({ expression, cut }) => tiersOf(expression, cut));
  }

  /** Counts of a field's values, those of none left out. What the query asks of the field itself does not count. */
  facet(query: Query, field: keyof typeof facetValues): Map<string, number> {
    const isOwn = (expression: Expression) =>
      expression.kind === "values"
        ? expression.field === field
        : expression.kind === "dates" &&
          expression.field === "taken" &&
          (field === "year" || field === "month");
    return countsOf(this.#found(query, (expression) => !isOwn(expression)).flatMap(facetValues[field]));
  }

  /** Months of the whole result, the newest first. */
  timeline(query: Query): { month: string; count: number }[] {
    const counts = countsOf(this.#found(query).map(({ sortAt }) => dateOf(sortAt, 7)));
    return [...counts]
      .map(([month, count]) => ({ month, count }))
      .sort((a, b) => (a.month < b.month ? 1 : -1));
  }

  /** In how many images that can be seen, where a query may ask for what is hidden otherwise, a value of a field is. */
  shown(
    field: keyof typeof facetValues | "word" | "lens",
    query: Query = { where: undefined, sort: undefined },
  ): Map<string, number> {
    const images = this.#library.all.filter(visibleIn(this.#library, query));
    if (field === "word") return countsOf(images.flatMap(({ words }) => words));
    if (field === "lens") return countsOf(images.flatMap(({ lens }) => (lens === "" ? [] : [lens])));
    return countsOf(images.flatMap(facetValues[field]));
  }

  /** What a query finds, in the order in which it came; that of the last whole query is kept. */
  #found(query: Query, isAsked?: (expression: Expression) => boolean): ImageFacts[] {
    if (isAsked) return this.#filtered(query, isAsked);
    if (this.#last?.query !== query) this.#last = { query, found: this.#filtered(query, () => true) };
    return this.#last.found;
  }

  #filtered(query: Query, isAsked: (expression: Expression) => boolean): ImageFacts[] {
    const isVisible = visibleIn(this.#library, query);
    const tests = partsOf(query)
      .filter(({ expression }) => isAsked(expression))
      .map(({ expression, cut }) => testOf(this.#library, expression, cut));
    return this.#library.all.filter((image) => isVisible(image) && tests.every((test) => test(image)));
  }

  #sorted(query: Query, sort: Sort): ImageFacts[] {
    const by = sort === "relevance" ? this.#rarestLabels(query) : [];
    const found = this.#found(query);
    const bands = new Map(
      found.map((image) => [image, Math.max(0, ...by.map((name) => bandOf(image.strengths.get(name) ?? 0)))]),
    );
    const band = (image: ImageFacts) => bands.get(image) ?? 0;
    // Stable: of the same moment the one that came first comes first.
    const rising = found.toSorted((a, b) => band(a) - band(b) || a.sortAt - b.sortAt);
    return sort === "oldest" ? rising : rising.toReversed();
  }

  /** The labels of the part of a query that the fewest images have, each label counted by itself. */
  #rarestLabels(query: Query): string[] {
    const rated = partsOf(query)
      .map(({ expression, cut }) => this.#reached(expression, cut))
      .filter((reached) => reached.length > 0)
      .map((reached) => ({ reached, images: reached.reduce((sum, { images }) => sum + images, 0) }))
      .sort((a, b) => a.images - b.images);
    return rated[0]?.reached.map(({ label }) => label) ?? [];
  }

  /** The labels that an expression reaches where it does not exclude. */
  #reached(expression: Expression, cut: number): Reached[] {
    const library = this.#library;
    switch (expression.kind) {
      case "not":
        return [];
      case "word":
        return understandWord(library, expression, cut).reached;
      case "values":
        return expression.field === "label"
          ? expression.values.flatMap(({ text }) => labelsNamed(library, formsOf(fold(text))))
          : [];
      case "count": {
        const { min = 0, label } = expression;
        if (min === 0) return [];
        const named = labelsNamed(library, formsOf(fold(label.text)));
        const counted = named
          .map((reached) => ({
            label: reached.label,
            images: library.all.filter((image) => hasObjects(image, [reached], 1)).length,
          }))
          .filter(({ images }) => images > 0);
        return cut === 0 ? counted : [...counted, ...named];
      }
      default:
        return childrenOf(expression, cut).flatMap((child) => this.#reached(child.expression, child.cut));
    }
  }
}

/** What an expression is made of, each part with the confidence that holds there. */
function childrenOf(expression: Expression, cut: number): { expression: Expression; cut: number }[] {
  if (expression.kind === "not") return [{ expression: expression.operand, cut }];
  if (expression.kind === "or") return expression.operands.map((operand) => ({ expression: operand, cut }));
  if (expression.kind !== "and") return [];
  const inside = cutOf(expression.operands, cut);
  return expression.operands.map((operand) => ({ expression: operand, cut: inside }));
}

const facetValues = {
  label: ({ strengths }: ImageFacts) => [...strengths.keys()],
  category: ({ categoryNames }: ImageFacts) => [...categoryNames],
  color: ({ colorNames }: ImageFacts) => [...colorNames],
  camera: ({ camera }: ImageFacts) => (camera === "" ? [] : [camera]),
  type: ({ contentType }: ImageFacts) => [contentType.slice("image/".length)],
  year: ({ sortAt }: ImageFacts) => [dateOf(sortAt, 4)],
  month: ({ sortAt }: ImageFacts) => [dateOf(sortAt, 7)],
};

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, 1 + (counts.get(value) ?? 0));
  return counts;
}
