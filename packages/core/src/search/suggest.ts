import { type RawBuilder, sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { completeSavedSearches, type SavedSearch } from "../catalog/saved-searches.ts";
import { alikeLabels, labelName } from "./label-name.ts";
import { synonyms } from "./meaning/index.ts";
import { fieldNames, fold, formatQuery, knownValues, type ValueField, valueFields } from "./query/index.ts";
import { shownCounts } from "./shown-counts.ts";
import { type Understood, understand } from "./understand.ts";

/** Something that can stand where somebody types. */
export interface Suggestion {
  kind: "saved" | "label" | "category" | "text" | "camera" | "lens" | "value" | "field";
  /** As it is shown. */
  text: string;
  /** As it stands in a query, in place of what was typed. */
  query: string;
  /** How many images have it, exactly; null for a field and for a saved search. */
  count: number | null;
}

/** The most completions of one prefix. */
const suggestionLimit = 12;
/** The most saved searches among them. */
const savedLimit = 3;
/** From so many characters on, what only looks like it is suggested too. */
const shortestTypo = 4;
/** Terms of the dictionary that are completed, each with how it stands in a query. */
const completed = ["label", "category", "word", "camera", "lens"] as const;

/**
 * Completions of what stands before the caret, a word or the beginning of one, with or without a minus and a field:
 * names in the library that begin so, or a word of which does, the commonest first; then those that an alias or
 * another word for it names; then those that look like it. Fields and their values come last. Before them all come the
 * owner's saved searches whose name or query begins so. Two statements, and one for what is saved.
 */
export async function suggest(db: Database, ownerId: string, text: string): Promise<Suggestion[]> {
  // PostgreSQL knows no NUL, and UTF-8 no half of a character.
  const typed = text.replace(/[\p{Cc}\p{Cs}]/gu, " ");
  const { minus, field, rest } = read(typed);
  const prefix = fold(rest);
  const [understood, saved] = await Promise.all([
    understand(db, ownerId, { where: undefined, sort: undefined }),
    typed.trim() === "" ? [] : completeSavedSearches(db, ownerId, fold(typed), savedLimit),
  ]);
  const known = closedValues(field, prefix);
  const rows =
    understood && understood.visible.kind !== "none"
      ? await listHits(db, understood, headsOf(field), prefix, known)
      : [];
  const found = rows.map((row) => toSuggestion(row, field !== undefined));
  const fields = field === undefined && prefix !== "" ? fieldSuggestions(prefix) : [];
  const terms = [...found, ...fields].map((term) => ({ ...term, query: minus + term.query }));
  return [...saved.map(toSaved), ...terms].slice(0, suggestionLimit);
}

/** What was typed, taken apart; a field that is none is part of the word. */
function read(typed: string): { minus: string; field: ValueField | undefined; rest: string } {
  const minus = typed.startsWith("-") ? "-" : "";
  const text = typed.slice(minus.length);
  const [, name = "", rest = ""] = /^(\w+):(.*)$/s.exec(text) ?? [];
  const field = valueFields.find((candidate) => candidate === name.toLowerCase());
  const plain = (words: string) => words.replace(/["()\\]/g, "");
  return field ? { minus, field, rest: plain(rest) } : { minus, field: undefined, rest: plain(text) };
}

function headsOf(field: ValueField | undefined): string[] {
  if (field === undefined) return ["label", "category", "word"];
  const head = field === "text" ? "word" : field;
  return completed.some((candidate) => candidate === head) ? [head] : [];
}

/** Terms of fields with a fixed set of values, that begin so. */
function closedValues(field: ValueField | undefined, prefix: string): string[] {
  const fields = field === undefined ? (["color", "type", "orientation"] as const) : [field];
  if (field === undefined && prefix === "") return [];
  return fields.flatMap((name) =>
    (knownValues(name) ?? [])
      .filter((value) => value.startsWith(prefix))
      .map((value) => valueTerms[`${name}:${value}`] ?? `${name}:${value}`),
  );
}

/** Values whose terms are written in another way. */
const valueTerms: Readonly<Record<string, string>> = {
  "is:trashed": "trashed",
  "is:moderated": "moderated",
  "is:corrected": "corrected",
  "is:described": "has:description",
  "is:failed": "status:failed",
  "is:indexed": "status:indexed",
  "is:processing": "status:processing",
};

interface Row {
  term: string;
  /** How a label is written. */
  name: string | null;
  count: number;
}

async function listHits(
  db: Database,
  understood: Understood,
  heads: readonly string[],
  prefix: string,
  closed: readonly string[],
): Promise<Row[]> {
  const owner = sql.lit(understood.ownerKey);
  const hits = [
    ...heads.map((head) => beginnings(owner, head, prefix)),
    ...(heads.includes("label") && prefix !== "" ? [aliases(owner, prefix)] : []),
    ...exactly(owner, heads.includes("label") ? synonyms(prefix).map((name) => `label:${name}`) : [], 2),
    ...exactly(owner, closed, 4),
  ];
  if (hits.length === 0) return [];
  const isTypo = heads.includes("label") && prefix.length >= shortestTypo;
  const { rows } = await sql<Row>`
    with named as materialized (${sql.join(hits, sql` union all `)}),
    hit as (select * from named ${isTypo ? sql`union all ${lookalikes(understood.ownerKey, prefix)}` : sql``}),
    chosen as materialized (
      select * from (
        select distinct on (term_key) term_key, term, image_count, rank from hit
        where image_count > 0 order by term_key, rank
      ) each order by rank, image_count desc, term limit ${suggestionLimit}
    ),
    shown as (${shownCounts(understood, sql`chosen`)})
    select term, count, ${labelName(understood.ownerKey, sql`chosen.term`)} as name
    from chosen join shown using (term_key) where count > 0
    order by rank, count desc, term
  `.execute(db);
  return rows;
}

/** Names of a kind that begin so, then those of which another word does. */
function beginnings(owner: RawBuilder<unknown>, head: string, prefix: string): RawBuilder<unknown> {
  const from = `${head}:${prefix}`;
  const first = sql`(select term_key, term, image_count, 0 as rank from term
    where owner_key = ${owner} and term >= ${from} and term <= ${`${from}\u{10ffff}`}
    order by image_count desc limit ${suggestionLimit})`;
  if (head === "word" || prefix === "") return first;
  return sql`${first} union all (select term_key, term, image_count, 1 from term
    where owner_key = ${owner} and term >= ${`${head}:`} and term < ${`${head};`} and strpos(term, ${` ${prefix}`}) > 0
    order by image_count desc limit ${suggestionLimit})`;
}

/** Terms that are known whole, if there are any. */
function exactly(owner: RawBuilder<unknown>, terms: readonly string[], rank: number): RawBuilder<unknown>[] {
  if (terms.length === 0) return [];
  return [
    sql`select term_key, term, image_count, ${sql.lit(rank)} as rank
      from term where owner_key = ${owner} and term in (${sql.join(terms)})`,
  ];
}

/** Labels of which an alias begins so. */
function aliases(owner: RawBuilder<unknown>, prefix: string): RawBuilder<unknown> {
  return sql`select term.term_key, term.term, term.image_count, 1
    from label_term other join label_term named on named.label_key = other.label_key and named.kind = 'name'
      join term on term.owner_key = ${owner} and term.term = 'label:' || named.term
    where other.kind = 'alias' and other.term >= ${prefix} and other.term <= ${`${prefix}\u{10ffff}`}`;
}

/** Labels that look like what was typed, when nothing is named so. */
function lookalikes(ownerKey: number, prefix: string): RawBuilder<unknown> {
  return sql`(select term_key, term, image_count, 3 from (${alikeLabels(ownerKey, sql`${prefix}`)}) alike
    where not exists (select from named where image_count > 0)
    order by likeness desc, image_count desc limit 3)`;
}

function toSaved({ name, q }: SavedSearch): Suggestion {
  return { kind: "saved", text: name, query: q, count: null };
}

function toSuggestion({ term, name, count }: Row, inField: boolean): Suggestion {
  const head = term.slice(0, term.indexOf(":"));
  const value = term.slice(head.length + 1);
  const known = Object.keys(valueTerms).find((query) => valueTerms[query] === term);
  const text = name ?? (known ? known.slice(known.indexOf(":") + 1) : value);
  switch (head) {
    case "label":
      return { kind: "label", text, query: inField ? asValue("label", text) : asWord(text), count };
    case "word":
      return { kind: "text", text, query: inField ? asValue("text", text) : asWord(text), count };
    case "category":
    case "camera":
    case "lens":
      return { kind: head, text, query: asValue(head, text), count };
    default:
      return { kind: "value", text, query: known ?? term, count };
  }
}

const span = { start: 0, end: 0 };

function asWord(text: string): string {
  return formatQuery({
    where: { kind: "word", text, quoted: /\s/.test(text), ...span },
    sort: undefined,
  });
}

function asValue(field: ValueField, text: string): string {
  const values = [{ text, quoted: /\s/.test(text), ...span }];
  return formatQuery({ where: { kind: "values", field, values, ...span }, sort: undefined });
}

function fieldSuggestions(prefix: string): Suggestion[] {
  return fieldNames
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ kind: "field", text: name, query: fieldStarts[name] ?? `${name}:`, count: null }));
}

const fieldStarts: Readonly<Record<string, string>> = { count: "count(", conf: "conf>=" };
