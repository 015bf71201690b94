/** Text as it is compared: case and accents folded, white space single. */
export function fold(text: string): string {
  return foldLetters(text).replace(/\s+/g, " ").trim();
}

/** Case and accents folded, white space as it stands: for pieces of a text. */
export function foldLetters(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
