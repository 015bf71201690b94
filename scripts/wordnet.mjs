// Reads the nouns of WordNet 3.0 from the files of its database (wndb(5WN) describes them).
import { existsSync, readFileSync } from "node:fs";

/** Parts of speech as cntlist.rev numbers them. */
const noun = "1";

function* records(file) {
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line !== "" && !line.startsWith(" ")) yield line;
  }
}

/** One synset: its words, what it is a kind of, the file of its topic and how it is explained. */
function parseSynset(line) {
  const [data, gloss] = line.split(" | ");
  const [offset, topic, , count, ...rest] = data.split(" ");
  const words = Number.parseInt(count, 16);
  const lemmas = rest.slice(0, 2 * words).filter((_, at) => at % 2 === 0);
  const pointers = rest.slice(2 * words + 1);
  const kindOf = pointers.flatMap((symbol, at) => (symbol === "@" ? [pointers[at + 1]] : []));
  return { offset, topic, lemmas, kindOf, gloss: gloss.trim() };
}

/** How often each word was met as a noun, in each of its senses, and as anything else. */
function readCounts(file) {
  const counts = new Map();
  for (const line of records(file)) {
    const [key, sense, count] = line.split(" ");
    const [lemma, part] = key.split("%");
    const word = counts.get(lemma) ?? { senses: [], noun: 0, other: 0 };
    if (part.startsWith(noun)) word.senses[Number(sense) - 1] = Number(count);
    word[part.startsWith(noun) ? "noun" : "other"] += Number(count);
    counts.set(lemma, word);
  }
  return counts;
}

/** The database in a folder: synsets by offset, the senses of each word, the commonest first, and its counts. */
export function readWordNet(folder) {
  if (!existsSync(`${folder}/data.noun`)) {
    throw new Error(
      `${folder} holds no data.noun. Debian's package wordnet-base brings it to /usr/share/wordnet.`,
    );
  }
  const synsets = new Map();
  for (const line of records(`${folder}/data.noun`)) {
    const synset = parseSynset(line);
    synsets.set(synset.offset, synset);
  }
  const senses = new Map();
  for (const line of records(`${folder}/index.noun`)) {
    const fields = line.trim().split(" ");
    senses.set(fields[0], fields.slice(-Number(fields[2])));
  }
  return { synsets, senses, counts: readCounts(`${folder}/cntlist.rev`) };
}
