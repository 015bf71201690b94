import {
  type Expression,
  type Query,
  type Span,
  type Token,
  tokenize,
  tryQuery,
} from "@image-content-search/core/query";

/** A query of the library; undefined while it cannot be parsed. */
export function readText(q: string): Query | undefined {
  return tryQuery(q).query;
}

/** What must all hold; one operand where nothing stands side by side. */
export function operandsOf(q: string): readonly Expression[] {
  const where = readText(q)?.where;
  if (!where) return [];
  return where.kind === "and" ? where.operands : [where];
}

/** Where a part stands with all parentheses that open or close within it: of `(a b) OR c` the parser's span leaves one out. */
export function balanced(q: string, { start, end }: Span): Span {
  const tokens = tokenize(q).filter(({ kind }) => kind === "parenthesis");
  const inside = tokens.filter((token) => token.start >= start && token.end <= end);
  const before = tokens.filter((token) => token.end <= start).reverse();
  const behind = tokens.filter((token) => token.start >= end);
  return {
    start: before[unmatched(inside, "(") - 1]?.start ?? start,
    end: behind[unmatched([...inside].reverse(), ")") - 1]?.end ?? end,
  };
}

/** How many parentheses of a kind are missing before these. */
function unmatched(tokens: readonly Token[], opening: string): number {
  let depth = 0;
  let lowest = 0;
  for (const { text } of tokens) {
    depth += text === opening ? 1 : -1;
    lowest = Math.min(lowest, depth);
  }
  return -lowest;
}

/** The text with what stands in the span replaced. */
export function spliced(q: string, { start, end }: Span, by: string): string {
  return q.slice(0, start) + by + q.slice(end);
}

/** The text with one more thing that must hold, behind all else. */
export function joined(q: string, addition: string): string {
  return q === "" ? addition : `${finished(q)} ${addition}`;
}

/** A backslash at the very end stands for itself, but would escape what is written behind it. */
function finished(q: string): string {
  const backslashes = /\\*$/.exec(q)?.[0].length ?? 0;
  return backslashes % 2 === 1 ? `${q}\\` : q;
}

/** The text so that what is written behind it holds for the whole, also where it asks for one thing or another. */
export function grouped(q: string): string {
  return readText(q)?.where?.kind === "or" ? `(${finished(q)})` : q;
}

/** The text without one of its parts, nor the operators and parentheses that only it needed; all else as typed. */
export function without(q: string, part: Span): string {
  const { start, end } = widened(tokenize(q), balanced(q, part));
  const left = closedUp(q.slice(0, start), q.slice(end));
  // In `dog sort:oldest AND cat` an operator stays behind; the parser knows how to do without it.
  return tryQuery(left).problem?.repair ?? left;
}

function closedUp(before: string, after: string): string {
  if (after === "" || after.startsWith(")")) return before.trimEnd() + after;
  if (before === "" || /[\s(]$/.test(before)) return before + after.trimStart();
  return /^\s/.test(after) ? before + after : `${before} ${after}`;
}

function widened(tokens: readonly Token[], part: Span): Span {
  const written = tokens.filter(({ kind }) => kind !== "space");
  let first = written.findIndex(({ start }) => start >= part.start);
  let last = written.findLastIndex(({ end }) => end <= part.end);
  for (;;) {
    const before = written[first - 1];
    const behind = written[last + 1];
    if (isOperator(before, "AND", "-", "NOT")) first--;
    else if (isParenthesis(before, "(") && isParenthesis(behind, ")")) {
      first--;
      last++;
    } else if (isOperator(behind, "AND") && !isOperator(written[first], "AND")) last++;
    else return { start: written[first]?.start ?? part.start, end: written[last]?.end ?? part.end };
  }
}

function isOperator(token: Token | undefined, ...texts: readonly string[]): boolean {
  return token?.kind === "operator" && texts.includes(token.text);
}

function isParenthesis(token: Token | undefined, text: string): boolean {
  return token?.kind === "parenthesis" && token.text === text;
}
