import { readText } from "./query-text.ts";

const pieces = [
  "dog",
  "cat",
  '"traffic light"',
  "-sea",
  "--sea",
  "-(-sky)",
  "NOT tree",
  "label:dog",
  "label:(cat|dog)",
  "-label:person",
  "LABEL:Dog",
  "color:red",
  "color:(grey|gray)",
  'camera:"canon eos"',
  "taken:2024",
  "taken:(2019|2021-05..2021-07)",
  "taken>=2020",
  "is:failed",
  "conf>=80",
  "sort:oldest",
  "sort:(relevance)",
  "filename:img_0*",
  "count(person)>=2",
  "width > 4000",
];
const glue = [" ", "  ", " AND ", " OR ", " ( ", " ) ", "(", ")", ") OR ("];

/** Queries that parse, made of everything the language has; the same ones each time. */
export function manyQueries(count: number): string[] {
  const next = numbers(7);
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? "";
  const queries = new Set<string>([""]);
  while (queries.size < count) {
    let text = next() < 0.2 ? "(" : "";
    const length = 1 + Math.floor(next() * 5);
    for (let place = 0; place < length; place++) text += (place === 0 ? "" : pick(glue)) + pick(pieces);
    text = next() < 0.2 ? `${text})` : text;
    if (readText(text.trim())) queries.add(text.trim());
  }
  return [...queries];
}

/** Numbers from 0 to below 1 that look random: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
