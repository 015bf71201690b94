import { type Kysely, sql } from "kysely";

/** Jobs on many images; images whose rows are gone and whose objects are going; accounts that are deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table job (
    job_id uuid primary key,
    owner_key integer not null references owner on delete cascade,
    action text not null check (action in ('trash', 'restore', 'retry', 'add-label', 'remove-label')),
    label text,
    selection jsonb not null,
    total integer not null,
    last_key integer not null,
    place integer not null default 0,
    done integer not null default 0,
    skipped integer not null default 0,
    created_at timestamptz not null,
    ended_at timestamptz,
    failure jsonb
  )`,
  `create index job_by_owner on job (owner_key, created_at desc)`,
  `create table purge (
    image_id uuid primary key,
    owner_id uuid not null,
    purged_at timestamptz not null default now(),
    swept_at timestamptz
  )`,
  `create index purge_by_owner on purge (owner_id)`,
  `alter table owner add column deleted_at timestamptz`,
];
