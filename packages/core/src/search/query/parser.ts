import type { Expression, Query, Sort } from "./ast.ts";
import { fieldNamed } from "./fields.ts";
import type { Token } from "./lexer.ts";
import { queryLimits } from "./limits.ts";
import { readField, readSort, readWord } from "./predicates.ts";
import type { Reading } from "./reading.ts";
import { refuseOperator, refuseProblem, unclosed } from "./refusals.ts";
import { allOf, anyOf, noneOf, onlyCuts } from "./tree.ts";

/** Parses by recursive descent, one level of parentheses a recursion. @throws Refusal */
export function readQuery(reading: Reading): Query {
  return new Parser(reading).query();
}

class Parser {
  private readonly reading: Reading;
  private depth = 0;
  private sort: Sort | undefined;

  constructor(reading: Reading) {
    this.reading = reading;
  }

  query(): Query {
    const where = this.alternatives();
    const { next } = this.reading;
    if (!next) return { where, sort: this.sort };
    throw this.reading.refusal(next.start, "parenthesis-unopened", {}, ...this.reading.without(next));
  }

  /** What stands between OR; undefined when there is nothing to look for. */
  private alternatives(): Expression | undefined {
    const { reading } = this;
    const first = this.sequence();
    const operands = first ? [first] : [];
    const ors: Token[] = [];
    for (let or = reading.takeIf("operator", "OR"); or; or = reading.takeIf("operator", "OR")) {
      const operand = this.sequence();
      if (!operand || operands.length === 0) throw refuseOperator(reading, or);
      operands.push(operand);
      ors.push(or);
    }
    const lone = ors.length > 0 ? operands.findIndex(onlyCuts) : -1;
    const or = ors[Math.max(lone - 1, 0)];
    if (lone >= 0 && or) throw this.refuseLoneCut(operands[lone]?.start ?? 0, ...reading.without(or));
    return operands.length > 0 ? anyOf(operands) : undefined;
  }

  /** What stands side by side; undefined when there is nothing to look for. */
  private sequence(): Expression | undefined {
    const { reading } = this;
    const operands: Expression[] = [];
    for (let { next } = reading; next && !endsSequence(next); next = reading.next) {
      if (reading.takeIf("operator", "AND")) {
        if (operands.length === 0 || !this.isAtOperand()) throw refuseOperator(reading, next);
      } else if (reading.isAt("field", "sort")) this.order(next);
      else operands.push(this.signed(next));
    }
    return operands.length > 0 ? allOf(operands) : undefined;
  }

  private order(field: Token): void {
    const { reading } = this;
    const before = reading.end;
    const sort = readSort(reading, field);
    const span = { start: field.start, end: reading.end };
    if (this.depth > 0) {
      const moved = `${reading.with({ start: before, end: reading.end }, "")} ${reading.raw(span)}`;
      throw reading.refusal(field.start, "sort-in-parentheses", {}, moved);
    }
    if (this.sort) throw reading.refusal(field.start, "sort-twice", {}, ...reading.without(span));
    this.sort = sort;
  }

  private signed(first: Token): Expression {
    const { reading } = this;
    let negated = false;
    for (let sign = this.sign(); sign; sign = this.sign()) negated = !negated;
    const operand = this.operand();
    if (!negated) return operand;
    if (onlyCuts(operand)) {
      throw this.refuseLoneCut(first.start, reading.with({ start: first.start, end: first.end }, " "));
    }
    return noneOf(operand, { start: first.start, end: reading.end });
  }

  /** Steps over a minus or NOT, if one is next and something to exclude is behind it. */
  private sign(): Token | undefined {
    const { reading } = this;
    const sign = reading.takeIf("operator", "-") ?? reading.takeIf("operator", "NOT");
    if (!sign) return undefined;
    const apart = sign.text === "-" && reading.next?.start !== sign.end;
    if (apart || !this.isAtOperand()) throw refuseOperator(reading, sign);
    return sign;
  }

  private isAtOperand(): boolean {
    const { next } = this.reading;
    return next !== undefined && !endsSequence(next) && !this.reading.isAt("operator", "AND");
  }

  private operand(): Expression {
    const { reading } = this;
    const { next } = reading;
    if (next?.kind === "parenthesis") return this.group(next);
    if (next?.kind === "word" || next?.kind === "phrase") return readWord(reading, next);
    if (next?.kind === "field") return this.field(next);
    if (next?.kind === "operator") throw refuseOperator(reading, next);
    if (next) throw refuseProblem(reading, next);
    throw reading.refusal(reading.end, "operand-missing", {});
  }

  private field(field: Token): Expression {
    const name = fieldNamed(field.text);
    if (name && name !== "sort") return readField(this.reading, name, field);
    const signless = this.reading.with({ start: field.start - 1, end: field.start }, "");
    throw this.reading.refusal(field.start, "sort-excluded", {}, signless);
  }

  private group(open: Token): Expression {
    const { reading } = this;
    const most = queryLimits.maxDepth;
    if (this.depth === most) throw reading.refusal(open.start, "parentheses-too-deep", { most });
    reading.skip();
    this.depth++;
    const inner = this.alternatives();
    this.depth--;
    const close = reading.takeIf("parenthesis", ")");
    if (!close) throw unclosed(reading, open);
    const span = { start: open.start, end: close.end };
    if (!inner) throw reading.refusal(open.start, "parentheses-empty", {}, ...reading.without(span));
    if (!onlyCuts(inner)) return inner;
    const content = reading.raw({ start: open.end, end: close.start });
    throw this.refuseLoneCut(open.start, reading.with(span, ` ${content} `));
  }

  private refuseLoneCut(position: number, ...repairs: string[]) {
    return this.reading.refusal(position, "confidence-alone", {}, ...repairs);
  }
}

function endsSequence({ kind, text }: Token): boolean {
  return (kind === "parenthesis" && text === ")") || (kind === "operator" && text === "OR");
}
