// Writes the table of words that mean a label from WordNet: `npm run synonyms -- /usr/share/wordnet`.
// With `--check` it fails where the table says something else.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as data from "./synonyms.data.mjs";
import { readWordNet } from "./wordnet.mjs";

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const table = path("../packages/core/src/search/meaning/table.ts");
const [folder = "/usr/share/wordnet"] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith("--"));
const wordNet = readWordNet(folder);
const labels = readFileSync(path("synonyms.labels.txt"), "utf8").trim().split("\n");
const names = new Set(labels.map(fold));
const reach = new Map([
  ...data.broad.map((label) => [fold(label), 1]),
  ...data.closed.map((label) => [fold(label), 0]),
]);

const known = new Set(labels);
const named = [data.closed, data.broad, data.topics, data.senses, data.related].flatMap(labelsOf);
const unknown = named.filter((label) => !known.has(label));
if (unknown.length > 0) throw new Error(`No labels in scripts/synonyms.labels.txt: ${unknown.join(", ")}`);

/** The labels that a part of the data is about. */
function labelsOf(part) {
  if (part === data.topics) return Object.values(part).flat();
  return Array.isArray(part) ? part : Object.keys(part);
}

/** A label or a lemma as queries are folded. */
function fold(text) {
  return text.replaceAll("_", " ").toLowerCase();
}

/** The synsets that a label means. */
function sensesOf(label) {
  if (data.senses[label]) return data.senses[label].map(getSense);
  const all = wordNet.senses.get(label.toLowerCase().replaceAll(" ", "_")) ?? [];
  const chosen = Object.keys(data.topics).find((topic) => data.topics[topic].includes(label));
  const topics = chosen ? [chosen.padStart(2, "0")] : data.visible;
  const sense = all.find((offset) => topics.includes(wordNet.synsets.get(offset).topic));
  if (chosen && !sense) throw new Error(`WordNet has no "${label}" in topic ${chosen}.`);
  return sense ? [sense] : [];
}

function getSense(text) {
  const [word, number] = text.split("#");
  const sense = wordNet.senses.get(word)?.[Number(number) - 1];
  if (!sense) throw new Error(`WordNet has no sense ${text}.`);
  return sense;
}

/** The folded labels that each synset is. */
function anchor() {
  const anchors = new Map();
  for (const label of labels) {
    for (const offset of sensesOf(label)) anchors.set(offset, [...(anchors.get(offset) ?? []), fold(label)]);
  }
  return anchors;
}

const anchors = anchor();

/** The labels nearest above a synset, or those it is itself unless it looks only above, and how far they are. */
function nearest(offset, self) {
  let level = [offset];
  for (
    let steps = 0;
    steps <= (self ? data.depth.ofWords : data.depth.ofLabels) && level.length > 0;
    steps++
  ) {
    const found = steps > 0 || self ? level.flatMap((each) => anchors.get(each) ?? []) : [];
    if (found.length > 0) return { found: [...new Set(found)], steps };
    level = level.flatMap((each) => wordNet.synsets.get(each).kindOf);
  }
  return { found: [], steps: 0 };
}

/** What a label is a kind of, after other labels of the same meaning. */
function kindsOf(label) {
  const own = sensesOf(label);
  const same = own.flatMap((offset) => anchors.get(offset));
  const above = own.flatMap((offset) => nearest(offset, false).found);
  return [...new Set([...same, ...above])].filter((name) => name !== fold(label));
}

/** Whether people who say the word mean this sense of it before all others. */
function isMeant(word, offset) {
  const senses = wordNet.senses.get(word);
  const count = wordNet.counts.get(word);
  if (count && count.other > count.noun) return false;
  if (!count?.noun && senses.every((each) => data.living.includes(wordNet.synsets.get(each).topic)))
    return true;
  return senses[0] === offset && (senses.length < 3 || Boolean(count?.noun));
}

/** Whether it is a word or two that people say: no name of a species, no figures, nothing rude. */
function isEveryday(lemma) {
  if (data.unfit.words.includes(fold(lemma))) return false;
  const [first, second] = lemma.toLowerCase().split("_");
  if (!/^[a-z]{3,}( [a-z]+)?$/.test(fold(lemma))) return false;
  const isSpecies = second && (wordNet.senses.has(`genus_${first}`) || !wordNet.senses.has(second));
  return lemma === lemma.toLowerCase() || !isSpecies;
}

/** Words of WordNet that mean something below a label, with the labels nearest. */
function* harvest() {
  for (const { offset, topic, lemmas, gloss } of wordNet.synsets.values()) {
    if (data.unharvested.includes(topic) || data.unfit.explained.test(gloss)) continue;
    const { found, steps } = nearest(offset, true);
    const close = found.filter((name) => steps <= (reach.get(name) ?? data.depth.ofWords));
    if (close.length === 0) continue;
    for (const lemma of lemmas) {
      const parts = fold(lemma).split(" ");
      if (parts.some((part) => close.includes(part))) continue;
      if (isEveryday(lemma) && isMeant(lemma.toLowerCase(), offset)) yield [fold(lemma), close];
    }
  }
}

/** The labels of each word, the nearest first. */
function collect() {
  const words = new Map();
  for (const [word, found] of harvest()) words.set(word, [...(words.get(word) ?? []), ...found]);
  for (const label of labels) words.set(fold(label), kindsOf(label));
  for (const word of new Set(Object.values(data.related).flat())) words.set(word, []);
  for (const [label, all] of Object.entries(data.related)) {
    for (const word of all) words.get(word).push(fold(label));
  }
  return words;
}

/** All words but for phrases that end in a word of the same labels: who looks for one finds the word. */
function withoutPhrases(words) {
  return [...words.keys()].filter((word) => {
    const last = words.get(word.slice(word.lastIndexOf(" ") + 1));
    return names.has(word) || !word.includes(" ") || last?.join() !== words.get(word).join();
  });
}

/** The labels of a word without those above another of them, unless that one is of the word's own meaning. */
function narrowest(word, words) {
  const found = [...new Set(words.get(word))];
  const below = found.filter((name) => !words.get(name).includes(word));
  const isAbove = (name, other) => words.get(other).includes(name) && !words.get(name).includes(other);
  return found.filter((name) => !below.some((other) => isAbove(name, other)));
}

/** Whether a word is a label that no hand has said to mean another: looking for it must not find what is only broader. */
function isOnlyLabel(word) {
  return names.has(word) && !Object.values(data.related).flat().includes(word);
}

/** One line for all words that have the same labels; those that are labels themselves have a star. */
function lines() {
  const words = collect();
  const groups = new Map();
  for (const word of withoutPhrases(words)) {
    const key = narrowest(word, words).join("|");
    if (key !== "") groups.set(key, [...(groups.get(key) ?? []), isOnlyLabel(word) ? `*${word}` : word]);
  }
  return [...groups].map(([key, words]) => `${key}=${words.sort().join(",")}`).sort();
}

const notice = readFileSync(`${folder}/data.noun`, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("  "))
  .map((line) => ` * ${line.replace(/^ +\d+ /, "")}`.trimEnd())
  .join("\n");
const text = `/*!
 * Written by \`npm run synonyms\` from WordNet, whose licence is:
 *
${notice}
 */

/** A line for each list of labels, the nearest first: label|label=word,*word; a star is before a label. */
export const table = \`\\
${lines().join("\n")}
\`;
`;
if (!process.argv.includes("--check")) writeFileSync(table, text);
else if (readFileSync(table, "utf8") !== text) {
  console.error("The table of synonyms is not what scripts/synonyms.mjs makes: npm run synonyms.");
  process.exitCode = 1;
}
