import type { Database } from "../catalog/database.ts";
import { cutOf, draftOf } from "./draft.ts";
import type { Target } from "./found-bits.ts";
import { type Library, lookUp } from "./look-up.ts";
import { allOf, anyOf, noneOf, type Plan, postedUnder } from "./plan.ts";
import { type Expression, fold, predicatesOf, type Query, type ValueField } from "./query/index.ts";
import { asksOf, type Evidence, type Meaning, type Settled, settle } from "./settle.ts";
import { type Ask, term } from "./terms.ts";

/** A part of a query that has to hold, with what it filters by when it is nothing but one filter. */
export interface Part extends Settled {
  field: ValueField | "taken" | "uploaded" | undefined;
}

/** What a query means in an owner's library. */
export interface Understood extends Target {
  /** What can be seen at all: not the trash, nor what the moderation found, unless asked for. */
  visible: Plan;
  /** Together they are the query. */
  parts: readonly Part[];
  meanings: Meaning[];
  evidence: readonly Evidence[];
}

const live = term("live", "");
const trashed = term("trashed", "");
const moderated = term("moderated", "");

/** Finds what a query means in an owner's library, in one statement; undefined for an owner who has none. */
export async function understand(
  db: Database,
  ownerId: string,
  query: Query,
): Promise<Understood | undefined> {
  const drafts = partsOf(query).map(({ expression, cut }) => ({
    field: fieldOf(expression),
    draft: draftOf(expression, cut),
  }));
  const asks = [live, trashed, moderated, ...drafts.flatMap(({ draft }) => asksOf(draft))];
  const library = await lookUp(db, ownerId, asks);
  if (!library) return undefined;
  const visible = visibleTo(query, library);
  const parts = drafts.map(({ field, draft }) => ({ field, ...settle(draft, library.answers) }));
  return {
    ownerKey: library.ownerKey,
    visible,
    plan: allOf([visible, ...parts.map(({ plan }) => plan)]),
    parts,
    meanings: parts.flatMap((part) => part.meanings),
    evidence: parts.flatMap((part) => part.evidence),
  };
}

/** What has to hold at the top of a query, and the confidence from which on labels count there. */
function partsOf({ where }: Query): { expression: Expression; cut: number }[] {
  if (!where) return [];
  if (where.kind !== "and") return [{ expression: where, cut: 0 }];
  const cut = cutOf(where);
  return where.operands.map((expression) => ({ expression, cut }));
}

function fieldOf(expression: Expression): Part["field"] {
  return expression.kind === "values" || expression.kind === "dates" ? expression.field : undefined;
}

function visibleTo(query: Query, { answers, showModerated }: Library): Plan {
  const posted = (ask: Ask) => postedUnder((answers.get(ask) ?? []).map(({ key }) => key));
  const there = asksFor(query, "trashed") ? anyOf([posted(live), posted(trashed)]) : posted(live);
  const hidden = showModerated || asksFor(query, "moderated") ? [] : [noneOf(posted(moderated))];
  return allOf([there, ...hidden]);
}

/** Whether a query has to do with `is:` of a state that is hidden otherwise. */
function asksFor(query: Query, state: string): boolean {
  return predicatesOf(query).some(
    (predicate) =>
      predicate.kind === "values" &&
      predicate.field === "is" &&
      predicate.values.some(({ text }) => fold(text) === state),
  );
}
