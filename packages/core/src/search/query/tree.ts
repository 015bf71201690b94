import type { Expression, Predicate, Query, Span } from "./ast.ts";

/**
 * All of the operands, of which there is at least one. An And among them becomes part of the new one, unless
 * it has a `conf>=` of its own, which would then hold for more than its group.
 */
export function allOf(operands: readonly Expression[]): Expression {
  const flat = operands.flatMap((operand) =>
    operand.kind === "and" && !operand.operands.some(isCut) ? operand.operands : [operand],
  );
  const [first] = flat;
  return first && flat.length === 1 ? first : { kind: "and", operands: flat, ...spanOf(operands) };
}

/** Any of the operands, of which there is at least one; an Or among them becomes part of the new one. */
export function anyOf(operands: readonly Expression[]): Expression {
  const flat = operands.flatMap((operand) => (operand.kind === "or" ? operand.operands : [operand]));
  const [first] = flat;
  return first && flat.length === 1 ? first : { kind: "or", operands: flat, ...spanOf(operands) };
}

/** Everything but the operand, which stands in `span` together with its minus signs. */
export function noneOf(operand: Expression, { start, end }: Span): Expression {
  return operand.kind === "not" ? operand.operand : { kind: "not", operand, start, end };
}

/** Whether there is nothing but `conf>=` in a group: nothing that it could hold for. */
export function onlyCuts(expression: Expression): boolean {
  return expression.kind === "and" ? expression.operands.every(isCut) : isCut(expression);
}

/** All words and fields of a query, excluded ones too, in the order of the text. */
export function predicatesOf({ where }: Pick<Query, "where">): readonly Predicate[] {
  if (!where) return [];
  if (where.kind === "not") return predicatesOf({ where: where.operand });
  if (where.kind !== "and" && where.kind !== "or") return [where];
  return where.operands.flatMap((operand) => predicatesOf({ where: operand }));
}

function isCut({ kind }: Expression): boolean {
  return kind === "confidence";
}

function spanOf(parts: readonly Span[]): Span {
  return { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
}
