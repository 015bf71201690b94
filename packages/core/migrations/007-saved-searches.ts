import { type Kysely, sql } from "kysely";

/** Queries that owners keep under a name of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table saved_search (
    saved_search_id uuid primary key,
    owner_key integer not null references owner on delete cascade,
    name text not null,
    name_folded text collate "C" not null,
    q text not null,
    canonical text not null,
    saved_at timestamptz not null,
    unique (owner_key, name_folded)
  )`,
];
