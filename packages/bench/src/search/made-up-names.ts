import type { Chance } from "../chance.ts";

const onsets = [
  "b",
  "br",
  "c",
  "d",
  "dr",
  "f",
  "g",
  "gl",
  "k",
  "l",
  "m",
  "n",
  "p",
  "pl",
  "r",
  "st",
  "t",
  "tr",
  "v",
  "z",
];
const vowels = ["a", "e", "i", "o", "u", "ai", "ea", "oo"];
const codas = ["", "", "", "l", "m", "n", "r"];

/** Words that can be spoken and that no language has, none of them twice. None ends like a plural. */
export class MadeUpNames {
  readonly #chance: Chance;
  readonly #taken = new Set<string>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** A word in lower case. */
  word(): string {
    for (;;) {
      const word = Array.from({ length: this.#chance.integer(2, 3) }, () => this.#syllable()).join("");
      if (this.#taken.has(word)) continue;
      this.#taken.add(word);
      return word;
    }
  }

  /** A name as labels have it: capitals, one word in seven of two. */
  name(): string {
    const words = this.#chance.takes(1 / 7) ? [this.word(), this.word()] : [this.word()];
    return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  }

  #syllable(): string {
    return this.#chance.pick(onsets) + this.#chance.pick(vowels) + this.#chance.pick(codas);
  }
}
