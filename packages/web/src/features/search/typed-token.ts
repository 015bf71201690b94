import { type Span, type Token, tokenize, valueFields } from "@image-content-search/core/query";

/** What stands before the caret and can be completed; the span is what a completion replaces. */
export interface TypedToken extends Span {
  /** A minus and a field, as they are said to the server: `-label:`. */
  context: string;
  /** The beginning of a word or value, up to the caret. */
  beginning: string;
  /** Only the value is replaced: it is one of a list. */
  inList: boolean;
}

/** The word or value that ends at the caret or is cut by it; undefined where nothing can be completed. */
export function typedTokenAt(text: string, caret: number): TypedToken | undefined {
  const tokens = tokenize(text);
  const at = tokens.findIndex(({ start, end }) => start < caret && caret <= end);
  const token = tokens[at];
  if (!token) return undefined;
  // A quote that never closes reaches to the end of the text, of which what stands behind the caret is not meant.
  const end = token.kind === "problem" ? caret : token.end;
  const field = fieldAt(tokens, at, text, caret);
  if (field) return valueToken(field, tokens, at, text, { start: caret, end });
  const { start, minus } = signed(tokens, at);
  if (isMinus(token)) return { start: token.start, end, context: "-", beginning: "", inList: false };
  if (token.kind !== "word" && token.kind !== "phrase" && token.kind !== "problem") return undefined;
  return { start, end, context: minus, beginning: text.slice(token.start, caret), inList: false };
}

/** The text with a completion in place of the token, and where the caret stands then. */
export function completed(
  text: string,
  token: TypedToken,
  { kind, query }: { kind: string; query: string },
): { text: string; caret: number } {
  const word = token.inList ? query.slice(token.context.length) : query;
  const behind = text.slice(token.end);
  // The next word can be typed at once; a field still waits for its value.
  const space = behind === "" && !token.inList && kind !== "field" ? " " : "";
  return {
    text: text.slice(0, token.start) + word + space + behind,
    caret: token.start + word.length + space.length,
  };
}

interface FieldPlace {
  context: string;
  start: number;
  inList: boolean;
}

function valueToken(
  { context, start, inList }: FieldPlace,
  tokens: readonly Token[],
  at: number,
  text: string,
  { start: caret, end }: Span,
): TypedToken {
  const token = tokens[at];
  const isValue = token?.kind === "value" || token?.kind === "problem";
  const next = tokens[at + 1];
  const value = isValue
    ? { start: token.start, end }
    : { start: caret, end: next?.kind === "value" ? next.end : caret };
  return {
    start: inList ? value.start : start,
    end: value.end,
    context,
    beginning: text.slice(value.start, caret),
    inList,
  };
}

/** The field whose value stands, or could stand, at the caret. */
function fieldAt(tokens: readonly Token[], at: number, text: string, caret: number): FieldPlace | undefined {
  const token = tokens[at];
  if (token?.kind === "field") {
    const takesValue = caret === token.end && text[caret - 1] === ":";
    return takesValue ? fieldPlace(tokens, at, false) : undefined;
  }
  if (tokens[at - 1]?.kind === "field" && !isParenthesis(token)) return fieldPlace(tokens, at - 1, false);
  const open = listStart(tokens, at);
  return open > 0 && tokens[open - 1]?.kind === "field" ? fieldPlace(tokens, open - 1, true) : undefined;
}

/** Index of the parenthesis that opens the list of values that a token is in; -1 where it is in none. */
function listStart(tokens: readonly Token[], at: number): number {
  const before = tokens.slice(0, at + 1);
  const last = before.findLastIndex(
    ({ kind, text }) => !(kind === "value" || kind === "space" || kind === "problem" || text === "|"),
  );
  return before[last]?.text === "(" ? last : -1;
}

function fieldPlace(tokens: readonly Token[], at: number, inList: boolean): FieldPlace | undefined {
  const name = tokens[at]?.text === "count" && inList ? "label" : tokens[at]?.text;
  const field = valueFields.find((candidate) => candidate === name);
  if (!field) return undefined;
  const { start, minus } = signed(tokens, at);
  return { context: `${inList ? "" : minus}${field}:`, start, inList };
}

/** Where a token starts with the minus that stands right before it. */
function signed(tokens: readonly Token[], at: number): { start: number; minus: string } {
  const sign = tokens[at - 1];
  return isMinus(sign) && sign
    ? { start: sign.start, minus: "-" }
    : { start: tokens[at]?.start ?? 0, minus: "" };
}

function isMinus(token: Token | undefined): boolean {
  return token?.kind === "operator" && token.text === "-";
}

function isParenthesis(token: Token | undefined): boolean {
  return token?.kind === "parenthesis";
}
