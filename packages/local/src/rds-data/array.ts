/**
 * The elements of a one-dimensional array in PostgreSQL's text form, `{a,"b c",…}`
 * (https://www.postgresql.org/docs/16/arrays.html#ARRAYS-IO); undefined for more dimensions or NULL elements.
 */
export function parseArray(text: string): string[] | undefined {
  if (!text.startsWith("{")) return undefined;
  const elements: string[] = [];
  const element = /(?:"((?:[^"\\]|\\[\s\S])*)"|([^,{}"]+))[,}]/y;
  element.lastIndex = 1;
  while (element.lastIndex < text.length && text !== "{}") {
    const match = element.exec(text);
    if (!match || match[2] === "NULL") return undefined;
    elements.push(match[2] ?? (match[1] ?? "").replace(/\\([\s\S])/g, "$1"));
  }
  return elements;
}
