import type { Span, Value } from "./ast.ts";
import { fold } from "./fold.ts";
import { type Token, type TokenKind, tokenize } from "./lexer.ts";
import { queryLimits } from "./limits.ts";
import type { RefusalCode, RefusalValues } from "./reasons.ts";
import { inQuotes, Refusal, replaced } from "./refusal.ts";

/** The tokens of a query as the parser walks through them, white space left out. Never steps back. */
export class Reading {
  readonly text: string;
  private readonly tokens: readonly Token[];
  private index = 0;
  private predicates = 0;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text).filter(({ kind }) => kind !== "space");
  }

  /** The token to read next; undefined at the end. */
  get next(): Token | undefined {
    return this.tokens[this.index];
  }

  /** Where the token read last ends. */
  get end(): number {
    return this.tokens[this.index - 1]?.end ?? 0;
  }

  /** Steps over the next token. */
  skip(): void {
    this.index++;
  }

  /** Whether the next token is of this kind and says this. */
  isAt(kind: TokenKind, text: string): boolean {
    return this.next?.kind === kind && this.next.text === text;
  }

  /** Steps over the next token if it is of this kind and, where asked, says this or stands right at a place. */
  takeIf(kind: TokenKind, text?: string, start?: number): Token | undefined {
    const { next } = this;
    if (next?.kind !== kind) return undefined;
    if (text !== undefined && next.text !== text) return undefined;
    if (start !== undefined && next.start !== start) return undefined;
    this.index++;
    return next;
  }

  /** A word, phrase or value as the syntax tree has it. @throws Refusal when nothing is left of it to compare */
  valueOf({ start, end, text }: Token): Value {
    const quoted = this.text[start] === '"';
    if (fold(text) === "") {
      const code = quoted ? "quotes-empty" : "word-empty";
      throw this.refusal(start, code, {}, ...this.without({ start, end }));
    }
    return { text, quoted, start, end };
  }

  /** Counts one more word or value. @throws Refusal when that is too many */
  count({ start }: Span): void {
    const most = queryLimits.maxPredicates;
    this.predicates++;
    if (this.predicates > most)
      throw this.refusal(start, "too-many-words", { most }, this.text.slice(0, start));
  }

  refusal<Code extends RefusalCode>(
    position: number,
    code: Code,
    values: RefusalValues[Code],
    ...repairs: readonly string[]
  ): Refusal {
    return new Refusal(position, code, values, repairs);
  }

  /** The text with what stands in the span replaced. */
  with(span: Span, by: string): string {
    return replaced(this.text, span, by);
  }

  /** The text without what stands in the span, as the one repair; none when nothing else would be left. */
  without(span: Span): readonly string[] {
    const rest = this.with(span, "");
    return rest.trim() === "" ? [] : [rest];
  }

  /** The text with what stands in the span in quotes. */
  quoting(span: Span): string {
    return this.with(span, inQuotes(this.raw(span)));
  }

  /** What stands in the span, as it is written. */
  raw({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}
