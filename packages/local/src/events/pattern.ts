/** A value as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

type Text = string | { "equals-ignore-case": string };
type Except =
  | string
  | number
  | readonly (string | number)[]
  | { prefix: string | readonly string[] }
  | { suffix: string | readonly string[] }
  | { wildcard: string | readonly string[] }
  | { "equals-ignore-case": string | readonly string[] };

/** What one value of an event must be. */
type Condition =
  | string
  | number
  | boolean
  | null
  | { prefix: Text }
  | { suffix: Text }
  | { "equals-ignore-case": string }
  | { wildcard: string }
  | { "anything-but": Except }
  | { exists: boolean }
  | { numeric: readonly (string | number)[] };

/** Conditions by field, of which one each must hold; `$or` holds when one of its patterns does. */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly Condition[] | readonly EventPattern[];
}

/**
 * Whether an event is what a rule's pattern describes
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html).
 * Of an array in the event one element must match. @throws Error for an operator that is not known
 */
export function matchesPattern(pattern: EventPattern, event: Json | undefined): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === "$or")
      return (wanted as readonly EventPattern[]).some((each) => matchesPattern(each, event));
    const values = fieldValues(event, field);
    if (!Array.isArray(wanted)) {
      return (
        values.some((value) => matchesPattern(wanted as EventPattern, value)) || isAbsent(wanted, values)
      );
    }
    const flat = values.flat() as Json[];
    return (wanted as readonly Condition[]).some((condition) => holds(condition, flat, values.length > 0));
  });
}

/** The values of a field, in an object or in each object of an array. */
function fieldValues(event: Json | undefined, field: string): Json[] {
  const objects = Array.isArray(event) ? event : [event];
  return objects.flatMap((object) => {
    if (typeof object !== "object" || object === null || !Object.hasOwn(object, field)) return [];
    return [object[field]];
  });
}

/** A pattern below a field that is missing can hold only by what must be missing too. */
function isAbsent(wanted: unknown, values: readonly Json[]): boolean {
  return values.length === 0 && matchesPattern(wanted as EventPattern, undefined);
}

function holds(condition: Condition, values: readonly Json[], present: boolean): boolean {
  if (typeof condition !== "object" || condition === null) return values.includes(condition);
  if ("exists" in condition) return condition.exists === present;
  return values.some((value) => test(condition, value));
}

function test(condition: Exclude<Condition, string | number | boolean | null>, value: Json): boolean {
  if ("anything-but" in condition) return !isExcepted(condition["anything-but"], value);
  if ("numeric" in condition) return typeof value === "number" && inRange(condition.numeric, value);
  return typeof value === "string" && testText(condition, value);
}

function testText(condition: object, value: string): boolean {
  const [[operator, operand] = []] = Object.entries(condition);
  const fold = typeof operand === "object";
  const wanted = String(fold ? operand["equals-ignore-case"] : operand);
  const [text, part] = fold ? [value.toLowerCase(), wanted.toLowerCase()] : [value, wanted];
  switch (operator) {
    case "prefix":
      return text.startsWith(part);
    case "suffix":
      return text.endsWith(part);
    case "equals-ignore-case":
      return text.toLowerCase() === part.toLowerCase();
    case "wildcard":
      return wildcard(part).test(text);
    default:
      throw new Error(`Event patterns have no operator "${operator}".`);
  }
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split(/(?<!\\)\*/).map((part) => part.replaceAll("\\*", "*"));
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`, "s");
}

function isExcepted(except: Except, value: Json): boolean {
  if (typeof except !== "object") return value === except;
  if (Array.isArray(except)) return except.includes(value);
  const [[operator = "", operands] = []] = Object.entries(except);
  return (
    typeof value === "string" && [operands].flat().some((operand) => testText({ [operator]: operand }, value))
  );
}

function inRange(range: readonly (string | number)[], value: number): boolean {
  for (let at = 0; at < range.length; at += 2) {
    if (!compares(String(range[at]), value, Number(range[at + 1]))) return false;
  }
  return true;
}

function compares(operator: string, value: number, limit: number): boolean {
  switch (operator) {
    case "=":
      return value === limit;
    case "<":
      return value < limit;
    case "<=":
      return value <= limit;
    case ">":
      return value > limit;
    case ">=":
      return value >= limit;
    default:
      throw new Error(`Event patterns have no comparison "${operator}".`);
  }
}
