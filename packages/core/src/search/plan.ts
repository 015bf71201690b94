/**
 * Which images a query finds, as a tree over postings. `all` and `none` stand only at the top: elsewhere
 * {@link allOf} and its like have made them disappear.
 */
export type Plan =
  | { kind: "all" }
  | { kind: "none" }
  /** Posted under any of the terms with at least the number, a whole one; 0 for any. */
  | { kind: "posted"; keys: readonly number[]; least: number }
  /** Among these, labelled by one of the names with at least the confidence. */
  | { kind: "labelled"; among: Plan; names: readonly string[]; least: number }
  /** The folded file name matches a pattern of LIKE; `described`: or the description does. */
  | { kind: "named"; pattern: string; described: boolean }
  | { kind: "and" | "or"; operands: readonly Plan[] }
  | { kind: "not"; operand: Plan };

/** Every image of the library. */
export const all: Plan = { kind: "all" };
/** No image. */
export const none: Plan = { kind: "none" };

/** Posted under any of the keys with at least the number; none without a key. */
export function postedUnder(keys: readonly number[], least = 0): Plan {
  return keys.length === 0 ? none : { kind: "posted", keys, least };
}

/** What is in every plan. */
export function allOf(plans: readonly Plan[]): Plan {
  return joined("and", plans, all, none);
}

/** What is in any plan. */
export function anyOf(plans: readonly Plan[]): Plan {
  return joined("or", plans, none, all);
}

/** Everything but what is in a plan. */
export function noneOf(plan: Plan): Plan {
  if (plan.kind === "all") return none;
  if (plan.kind === "none") return all;
  return plan.kind === "not" ? plan.operand : { kind: "not", operand: plan };
}

/** `neutral` changes nothing beside others, `decisive` makes them all superfluous. */
function joined(kind: "and" | "or", plans: readonly Plan[], neutral: Plan, decisive: Plan): Plan {
  if (plans.some((plan) => plan.kind === decisive.kind)) return decisive;
  const operands = plans
    .filter((plan) => plan.kind !== neutral.kind)
    .flatMap((plan) => (plan.kind === kind && "operands" in plan ? plan.operands : [plan]));
  const [first] = operands;
  if (!first) return neutral;
  return operands.length === 1 ? first : { kind, operands };
}
