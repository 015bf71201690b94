import type { Span } from "./ast.ts";
import {
  comparisons,
  isComparison,
  isSpace,
  patternSigns,
  readBare,
  readQuoted,
  skipSpace,
  valueEnds,
  wordEnds,
} from "./characters.ts";
import { type FieldName, fieldNamed, isCompared } from "./fields.ts";

/** What a piece of the text is. */
export type TokenKind =
  | "word"
  | "phrase"
  | "field"
  | "value"
  | "operator"
  | "parenthesis"
  | "space"
  | "problem";

/** A piece of a query's text. */
export interface Token extends Span {
  kind: TokenKind;
  /** What it says: escapes and quotes resolved; of a field its name in lower case, without the colon. */
  text: string;
}

/** Words that are operators, in capitals only. */
export const keywords: ReadonlySet<string> = new Set(["AND", "OR", "NOT"]);

/**
 * Divides any text into tokens without a gap, for the parser and for syntax highlighting. Never throws:
 * what no query can contain (a quote that never closes, an unknown field) is a `problem`.
 */
export function tokenize(source: string): Token[] {
  return new Lexer(source).run();
}

/** Moves through the text once, looking ahead over one word and the white space after it at most. */
class Lexer {
  private readonly source: string;
  private readonly tokens: Token[] = [];
  private position = 0;

  constructor(source: string) {
    this.source = source;
  }

  run(): Token[] {
    while (this.position < this.source.length) this.term();
    return this.tokens;
  }

  private get next(): string {
    return this.source.charAt(this.position);
  }

  private push(kind: TokenKind, end: number, text = this.source.slice(this.position, end)): void {
    this.tokens.push({ kind, text, start: this.position, end });
    this.position = end;
  }

  private term(): void {
    const { next } = this;
    if (isSpace(next)) this.space();
    else if (next === "(" || next === ")") this.push("parenthesis", this.position + 1);
    else if (next === "|" || next === "-") this.push("operator", this.position + 1);
    else if (next === '"') this.quoted("phrase");
    else if (isComparison(next)) this.comparison();
    else this.word();
  }

  private space(): void {
    const end = skipSpace(this.source, this.position);
    if (end > this.position) this.push("space", end);
  }

  private quoted(kind: "phrase" | "value"): void {
    const found = readQuoted(this.source, this.position);
    if (found) this.push(kind, found.end, found.text);
    else this.push("problem", this.source.length);
  }

  private comparison(): void {
    const orEqual = this.next !== "=" && this.source.charAt(this.position + 1) === "=";
    this.push("operator", this.position + (orEqual ? 2 : 1));
  }

  private word(): void {
    const { end } = readBare(this.source, this.position, wordEnds + comparisons);
    const field = fieldNamed(this.source.slice(this.position, end));
    const next = this.source.charAt(end);
    const ahead = isCompared(field) ? this.source.charAt(skipSpace(this.source, end)) : next;
    if (!field) this.bareWord();
    else if (next === ":") this.field(field, end);
    else if (field === "count" && next === "(") this.count(end);
    else if (isComparison(ahead)) this.compared(field, end);
    else this.bareWord();
  }

  private bareWord(): void {
    const { text, end } = readBare(this.source, this.position, wordEnds);
    if (this.source.charAt(end) === ":") {
      this.push("problem", readBare(this.source, this.position, valueEnds).end);
      return;
    }
    const keyword = keywords.has(this.source.slice(this.position, end));
    this.push(keyword ? "operator" : "word", end, text);
  }

  private field(field: FieldName, nameEnd: number): void {
    this.push("field", nameEnd + 1, field);
    if (this.next === "(") this.list(field);
    else this.value(field);
  }

  private compared(field: FieldName, nameEnd: number): void {
    this.push("field", nameEnd, field);
    this.comparedValue(field);
  }

  private comparedValue(field: FieldName): void {
    this.space();
    this.comparison();
    this.space();
    this.value(field);
  }

  private count(nameEnd: number): void {
    this.push("field", nameEnd, "count");
    this.list("count");
    if (this.next === ":") {
      this.push("operator", this.position + 1);
      this.value("count");
    } else if (isComparison(this.source.charAt(skipSpace(this.source, this.position)))) {
      this.comparedValue("count");
    }
  }

  /** Values up to the closing parenthesis; ends early before another opening one, which no list has. */
  private list(field: FieldName): void {
    this.push("parenthesis", this.position + 1);
    while (this.position < this.source.length && this.next !== "(") {
      if (this.next === ")") {
        this.push("parenthesis", this.position + 1);
        return;
      }
      if (isSpace(this.next)) this.space();
      else if (this.next === "|") this.push("operator", this.position + 1);
      else this.value(field);
    }
  }

  /** A value, if one stands right here. */
  private value(field: FieldName): void {
    if (this.next === '"') {
      this.quoted("value");
      return;
    }
    const kept = field === "filename" ? patternSigns : "";
    const { text, end } = readBare(this.source, this.position, valueEnds, kept);
    if (end > this.position) this.push("value", end, text);
  }
}
