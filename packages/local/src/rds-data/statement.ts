/**
 * What in a statement can hold a `:name`, and what only looks as if it did: strings, quoted names,
 * dollar-quoted bodies, comments and `::` casts.
 */
const tokens =
  /\b[eE]'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|'[^']*(?:'|$)|"[^"]*(?:"|$)|[\p{L}_][\p{L}\p{N}_$]*|\$(?<tag>[\p{L}_][\p{L}\p{N}_]*)?\$|--[^\n]*|\/\*|::|:(?<name>[A-Za-z0-9_]+)/gu;

/** Replaces each `:name` outside strings, quoted names and comments by what `placeholder` makes of it. */
export function replaceParameters(sql: string, placeholder: (name: string) => string): string {
  let result = "";
  let copied = 0;
  const token = new RegExp(tokens);
  for (let match = token.exec(sql); match; match = token.exec(sql)) {
    const [text] = match;
    if (match.groups?.name) {
      result += sql.slice(copied, match.index) + placeholder(match.groups.name);
      copied = token.lastIndex;
    } else if (text === "/*") {
      token.lastIndex = commentEnd(sql, token.lastIndex);
    } else if (text.startsWith("$")) {
      token.lastIndex = endOf(sql, text, token.lastIndex);
    }
  }
  return result + sql.slice(copied);
}

function endOf(sql: string, closing: string, from: number): number {
  const at = sql.indexOf(closing, from);
  return at < 0 ? sql.length : at + closing.length;
}

/** PostgreSQL's block comments nest. */
function commentEnd(sql: string, from: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = from;
  let depth = 1;
  for (let match = edge.exec(sql); match; match = edge.exec(sql)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return sql.length;
}
