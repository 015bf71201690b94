/** "JPEG, PNG or WebP", with the word that the language puts before the last. */
export function listOf(names: readonly string[], word: string): string {
  const before = names.slice(0, -1).join(", ");
  return [before, names.at(-1)].filter(Boolean).join(` ${word} `);
}
