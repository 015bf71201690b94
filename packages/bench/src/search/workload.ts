import { Chance } from "../chance.ts";
import { cameras } from "./cameras.data.ts";
import type { GeneratedLibrary } from "./generated-library.ts";
import type { Picture } from "./picture.ts";
import { colorNames } from "./scenes.ts";

/** What is asked of labels alone, which any table of tags can answer. */
export interface TagQuery {
  all: readonly string[];
  any: readonly string[];
  none: readonly string[];
}

export interface WorkQuery {
  /** The class it stands for. */
  kind: QueryKind;
  text: string;
  /** The same for a table of tags, where it asks for labels alone. */
  tags?: TagQuery;
}

/** Every class of queries with how many different ones there are. */
const counts = {
  "one common label": 15,
  "one rare label": 15,
  "2-5 labels": 25,
  "common pairs that never meet": 12,
  "rare AND common": 15,
  "OR of 5": 15,
  "bare NOT": 15,
  "conf>=": 15,
  "count()": 15,
  "date ranges": 15,
  "text words": 15,
  filters: 15,
  "file names": 8,
  sentences: 15,
} as const;
export type QueryKind = keyof typeof counts;
export const queryKinds = Object.keys(counts) as QueryKind[];

/** Pictures from which it is known how common labels are. */
const sampleSize = 20_000;
const commonest = 60;

/** Over two hundred different queries that suit the library, the same for the same seed. */
export function createWorkload(library: GeneratedLibrary, seed: number): WorkQuery[] {
  const draw = new Drawing(library, seed);
  return queryKinds.flatMap((kind) => {
    const queries = new Map<string, WorkQuery>();
    for (let tries = 0; queries.size < counts[kind] && tries < 1_000; tries++) {
      const query = ways[kind](draw, queries.size);
      queries.set(query.text, { kind, ...query });
    }
    return [...queries.values()];
  });
}

type Way = (draw: Drawing, place: number) => Omit<WorkQuery, "kind">;

const ways: Record<QueryKind, Way> = {
  "one common label": (draw) => asked({ all: [draw.common()] }),
  "one rare label": (draw) => asked({ all: [draw.rare()] }),
  "2-5 labels": (draw, place) => asked({ all: draw.together(2 + (place % 4)) }),
  "common pairs that never meet": (draw, place) => asked({ all: draw.strangers(place) }),
  "rare AND common": (draw) => asked({ all: [draw.rare(), draw.common()] }),
  "OR of 5": (draw) =>
    asked({ any: [draw.common(), draw.common(), draw.middling(), draw.middling(), draw.rare()] }),
  "bare NOT": (draw) => asked({ none: [draw.common()] }),
  "conf>=": (draw) => ({ text: `${word(draw.common())} conf>=${draw.chance.integer(90, 99)}` }),
  "count()": (draw) => ({ text: `count(${word(draw.boxed())})>=${draw.chance.integer(2, 5)}` }),
  "date ranges": (draw, place) => ({
    text: `${place % 2 ? `${word(draw.common())} ` : ""}taken:${draw.days()}`,
  }),
  "text words": (draw, place) => ({ text: `${place % 2 ? "text:" : ""}${draw.chance.pick(draw.words)}` }),
  filters: (draw, place) => ({ text: draw.filter(place) }),
  "file names": (draw, place) => ({ text: `filename:${draw.pattern(place)}` }),
  sentences: (draw) => ({ text: draw.sentence() }),
};

/** The query for these labels by their names. */
function asked(wish: Partial<TagQuery>): Omit<WorkQuery, "kind"> {
  const tags = { all: [], any: [], none: [], ...wish };
  const text = [
    ...tags.all.map(word),
    ...(tags.any.length > 0 ? [tags.any.map(word).join(" OR ")] : []),
    ...tags.none.map((name) => `-${word(name)}`),
  ];
  return { text: text.join(" "), tags };
}

function word(name: string): string {
  return name.includes(" ") ? `"${name}"` : name;
}

/** Draws what queries are made of from a sample of the library. */
class Drawing {
  readonly chance: Chance;
  readonly words: readonly string[];
  readonly #names: readonly string[];
  readonly #rare: readonly string[];
  readonly #boxed: readonly string[];
  readonly #sample: readonly Picture[];
  readonly #strangers: readonly (readonly string[])[];

  constructor(library: GeneratedLibrary, seed: number) {
    this.chance = new Chance(seed);
    this.#sample = [...take(library.pictures(), sampleSize)];
    const labelled = countNames(this.#sample.flatMap(({ labels }) => labels.map(({ label }) => label.name)));
    const boxed = this.#sample.flatMap(({ labels }) =>
      labels.filter(({ instances }) => instances.length > 1),
    );
    this.#names = [...labelled.keys()];
    this.#rare = this.#names.filter((name) => (labelled.get(name) ?? 0) <= 4);
    this.#boxed = [...countNames(boxed.map(({ label }) => label.name)).keys()].slice(0, 2 * commonest);
    this.#strangers = library.scenery.neverMeeting.map((pair) => pair.map(({ name }) => name));
    this.words = library.vocabulary.words.slice(0, 500);
  }

  common = () => this.chance.pick(this.#names.slice(0, commonest));
  middling = () => this.chance.pick(this.#names.slice(commonest, 8 * commonest));
  rare = () => this.chance.pick(this.#rare);
  boxed = () => this.chance.pick(this.#boxed);
  strangers = (place: number) => this.#strangers[place % this.#strangers.length] ?? [];

  /** Labels that one picture has, not one above the other if it can be. */
  together(count: number): string[] {
    const { labels } = this.chance.pick(this.#sample.filter((picture) => picture.labels.length >= count));
    const names = new Set<string>();
    while (names.size < count) names.add(this.chance.pick(labels).label.name);
    return [...names];
  }

  /** A day, a month, some months or some years. */
  days(): string {
    const year = this.chance.integer(2011, 2024);
    const month = (least: number) => String(this.chance.integer(least, least + 5)).padStart(2, "0");
    return this.chance.pick([
      `${year}`,
      `${year}-${month(1)}`,
      `${year}-${month(1)}-${month(10)}`,
      `${year}-${month(1)}..${year}-${month(7)}`,
      `${year}..`,
      `..${year}-${month(1)}-${month(12)}`,
    ]);
  }

  filter(place: number): string {
    const camera = this.chance.pick(cameras);
    const side = this.chance.pick([1_000, 2_000, 3_000, 4_000]);
    const filters = [
      `color:${this.chance.pick(colorNames)} ${word(this.common())}`,
      `camera:"${camera.make} ${camera.model}" -type:png`,
      `width>=${side} height<${side + 1_000}`,
      `type:(heic|webp) orientation:portrait has:place ${word(this.common())}`,
      `lens:"${camera.lensModel}" color:(${this.chance.pick(colorNames)}|${this.chance.pick(colorNames)})`,
    ];
    return filters[place % filters.length] ?? "";
  }

  pattern(place: number): string {
    const digits = String(this.chance.integer(0, 999)).padStart(3, "0");
    return (
      [`img_${digits}*`, `*${digits}?.heic`, `dsc0${digits}*`, `${this.chance.pick(this.words)}*`][
        place % 4
      ] ?? ""
    );
  }

  /** What somebody asks who knows the language. */
  sentence(): string {
    const [a, b, c] = this.together(3).map(word);
    const [d, e] = [word(this.common()), word(this.common())];
    return this.chance.pick([
      `${a} (${d} OR ${e}) -${c} conf>=80`,
      `(${a} OR ${d}) color:${this.chance.pick(colorNames)} taken:${this.days()} -${e}`,
      `${a} ${b} NOT (${d} ${e}) has:place`,
      `count(${word(this.boxed())})>=2 ${a} taken:${this.days()} type:jpeg`,
      `label:(${a}|${d}|${e}) -${c} width>=3000`,
    ]);
  }
}

function* take<Value>(values: Iterable<Value>, count: number): Generator<Value> {
  let left = count;
  for (const value of values) {
    if (left-- <= 0) return;
    yield value;
  }
}

/** How often each occurs, the commonest first. */
function countNames(names: readonly string[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const name of names) sums.set(name, (sums.get(name) ?? 0) + 1);
  return new Map([...sums].sort(([, a], [, b]) => b - a));
}
