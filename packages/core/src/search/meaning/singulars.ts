/** Plurals that no rule leads to their singular. */
const irregular: Readonly<Record<string, string>> = {
  bikinis: "bikini",
  cacti: "cactus",
  calves: "calf",
  children: "child",
  dice: "die",
  dwarves: "dwarf",
  elves: "elf",
  emus: "emu",
  feet: "foot",
  fungi: "fungus",
  geese: "goose",
  halves: "half",
  hippopotami: "hippopotamus",
  hooves: "hoof",
  kiwis: "kiwi",
  knives: "knife",
  leaves: "leaf",
  lice: "louse",
  lives: "life",
  loaves: "loaf",
  men: "man",
  menus: "menu",
  mice: "mouse",
  octopi: "octopus",
  oxen: "ox",
  people: "person",
  scarves: "scarf",
  selves: "self",
  sheaves: "sheaf",
  shelves: "shelf",
  skis: "ski",
  taxis: "taxi",
  teeth: "tooth",
  thieves: "thief",
  wives: "wife",
  wolves: "wolf",
  women: "woman",
};

/** Words that end as plurals do and are none, or have no other form. */
const invariable = new Set([
  ...["abdomen", "billiards", "canvas", "christmas", "darts", "gas", "lens", "news", "pajamas", "scissors"],
  ...["series", "shorts", "species", "specimen", "trousers"],
]);

/** Rules for the ends of plurals, the first that fits; each gives one or more ends of the singular. */
const rules: readonly (readonly [end: RegExp, singular: readonly string[]])[] = [
  // glass, cactus, tennis
  [/(?:ss|us|is)$/, []],
  [/ies$/, ["y", "ie"]],
  // glasses, classes
  [/sses$/, ["ss"]],
  // churches, dishes, boxes, quizzes; axes and caches keep their e
  [/zzes$/, ["z", "zz"]],
  [/(?<=ch|sh|x)es$/, ["", "e"]],
  // buses, lenses; houses, roses and prizes keep their e
  [/(?<=[sz])es$/, ["e", ""]],
  // potatoes; shoes
  [/(?<=o)es$/, ["", "e"]],
  [/s$/, [""]],
];

/**
 * What a folded English word, or the last word of a phrase, may be the plural of: the likeliest first, never
 * the text itself, nothing for what is no plural. Only the database knows which of them is a label.
 */
export function singulars(folded: string): string[] {
  const start = folded.lastIndexOf(" ") + 1;
  return singularsOfWord(folded.slice(start)).map((word) => folded.slice(0, start) + word);
}

function singularsOfWord(word: string): string[] {
  if (invariable.has(word)) return [];
  const known = Object.hasOwn(irregular, word) ? irregular[word] : compound(word);
  if (known !== undefined) return [known];
  const rule = word.length > 3 ? rules.find(([end]) => end.test(word)) : undefined;
  return rule ? rule[1].map((end) => word.replace(rule[0], end)) : [];
}

/** Of compounds of man and woman, as firemen and policewomen. */
function compound(word: string): string | undefined {
  return word.length > 5 && word.endsWith("men") ? `${word.slice(0, -2)}an` : undefined;
}
