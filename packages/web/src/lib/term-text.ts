const bare = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;
const keywords = new Set(["OR", "NOT", "AND"]);

/** A name as one term of a query: in quotes unless it is a plain word. */
export function termText(name: string): string {
  if (bare.test(name) && !keywords.has(name)) return name;
  return `"${name.replace(/["\\]/g, "\\$&")}"`;
}
