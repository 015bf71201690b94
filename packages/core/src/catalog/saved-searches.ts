import { type RawBuilder, sql } from "kysely";
import { AppError } from "../errors.ts";
import { canonicalQuery, fold, parseQuery } from "../search/query/index.ts";
import { AccountDeletedError } from "./account.ts";
import type { Database } from "./database.ts";
import { keepOwner, ownerKey } from "./owner.ts";
import { instant, uuid } from "./sql.ts";

/** A query under a name of its owner's. */
export interface SavedSearch {
  savedSearchId: string;
  name: string;
  /** As it was typed. */
  q: string;
  /** The text of its meaning: queries that obviously mean the same have the same. */
  canonical: string;
  savedAt: Date;
}

/** A search that is to be saved; `at` is UTC ISO 8601. */
export interface NewSavedSearch {
  ownerId: string;
  /** The id that it gets unless the name is taken. */
  savedSearchId: string;
  /** White space counts as one space. */
  name: string;
  q: string;
  at: string;
}

/** The most that an owner keeps; two that come at the same moment may make it one more. */
const mostSaved = 200;
/** An answer of the Data API has 1 MiB, and a query up to 6 kB. */
const pageSize = 50;

/** No such saved search of the caller's. */
class SavedSearchNotFoundError extends AppError {
  constructor(savedSearchId: string) {
    super("not-found", `There is no saved search ${savedSearchId} of yours.`);
  }
}

const columns = sql`saved_search_id as "savedSearchId", name, q, canonical, saved_at as "savedAt"`;

/** An owner's saved searches, by name. */
export async function listSavedSearches(db: Database, ownerId: string): Promise<SavedSearch[]> {
  const found: SavedSearch[] = [];
  for (let page: SavedSearch[] | undefined; !page || page.length === pageSize; ) {
    const after = compared(page?.at(-1)?.name ?? "");
    page = await listWhere(db, ownerId, sql`name_folded > ${after}`, pageSize);
    found.push(...page);
  }
  return found;
}

/** An owner's saved searches whose name or query begins so (folded), by name, at most `limit`. */
export function completeSavedSearches(
  db: Database,
  ownerId: string,
  prefix: string,
  limit: number,
): Promise<SavedSearch[]> {
  const begins = ["name_folded", "canonical", "lower(q)"].map(
    (text) => sql`starts_with(${sql.raw(text)}, ${prefix})`,
  );
  return listWhere(db, ownerId, sql`(${sql.join(begins, sql` or `)})`, limit);
}

/**
 * Saves a query; one of the same name, whatever its case and accents, is replaced and keeps its id.
 * @throws QueryError
 * @throws AppError `quota-exceeded` for one too many
 * @throws AccountDeletedError
 */
export async function saveSearch(db: Database, search: NewSavedSearch): Promise<SavedSearch> {
  const name = search.name.normalize("NFC").replace(/\s+/g, " ").trim();
  const canonical = canonicalQuery(parseQuery(search.q));
  const { rows } = await sql<SavedSearch>`
    with caller as (
      ${keepOwner(search.ownerId)} returning owner_key, deleted_at
    )
    insert into saved_search (saved_search_id, owner_key, name, name_folded, q, canonical, saved_at)
    select ${uuid(search.savedSearchId)}, owner_key, ${name}, ${compared(name)}, ${search.q}, ${canonical},
      ${instant(search.at)}
    from caller
    where deleted_at is null and (${mostSaved} > (select count(*) from saved_search s where s.owner_key = caller.owner_key)
      or exists (select from saved_search s where s.owner_key = caller.owner_key and s.name_folded = ${compared(name)}))
    on conflict (owner_key, name_folded) do update set name = excluded.name, q = excluded.q,
      canonical = excluded.canonical, saved_at = excluded.saved_at
    returning ${columns}
  `.execute(db);
  const [saved] = rows;
  if (saved) return saved;
  if (await isDeleted(db, search.ownerId)) throw new AccountDeletedError();
  throw new AppError(
    "quota-exceeded",
    `A library keeps at most ${mostSaved} saved searches. Delete one, then save this one.`,
    { reason: { code: "saved-searches-exceeded", values: { most: mostSaved } } },
  );
}

/** Forgets a saved search. @throws SavedSearchNotFoundError */
export async function deleteSavedSearch(
  db: Database,
  { ownerId, savedSearchId }: { ownerId: string; savedSearchId: string },
): Promise<void> {
  const { rows } = await sql`
    delete from saved_search where saved_search_id = ${uuid(savedSearchId)} and ${isOf(ownerId)}
    returning saved_search_id
  `.execute(db);
  if (rows.length === 0) throw new SavedSearchNotFoundError(savedSearchId);
}

async function listWhere(db: Database, ownerId: string, condition: RawBuilder<unknown>, limit: number) {
  const { rows } = await sql<SavedSearch>`
    select ${columns} from saved_search where ${isOf(ownerId)} and ${condition}
    order by name_folded limit ${limit}
  `.execute(db);
  return rows;
}

async function isDeleted(db: Database, ownerId: string): Promise<boolean> {
  const { rows } = await sql`
    select owner_key from owner where owner_id = ${uuid(ownerId)} and deleted_at is not null
  `.execute(db);
  return rows.length > 0;
}

/** A name as it is compared; never empty, though a name may be accents alone. */
function compared(name: string): string {
  return fold(name) || name;
}

function isOf(ownerId: string): RawBuilder<unknown> {
  return sql`owner_key = ${ownerKey(ownerId)}`;
}
