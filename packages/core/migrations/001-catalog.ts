import { type Kysely, sql } from "kysely";

/** Owners, their images, the label vocabulary and what was detected in each image. One statement an execute. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table owner (
    owner_key integer generated always as identity primary key,
    owner_id uuid not null unique
  )`,
  `create table image (
    image_key integer generated always as identity primary key,
    owner_key integer not null references owner,
    image_id uuid not null unique,
    filename text not null,
    filename_folded text not null,
    content_type text not null,
    byte_size integer not null,
    sha256 bytea not null,
    uploaded_at timestamptz not null,
    trashed_at timestamptz,
    status text not null check (status in ('awaiting-upload', 'preparing', 'analyzing', 'failed', 'indexed')),
    status_at timestamptz not null,
    attempt integer not null default 1,
    failure jsonb,
    prepared_attempt integer not null default 0,
    width integer,
    height integer,
    taken_at timestamptz,
    exif jsonb,
    thumbnail jsonb,
    preview jsonb,
    thumbhash text,
    sort_at timestamptz not null generated always as (coalesce(taken_at, uploaded_at)) stored,
    unique (owner_key, sha256)
  )`,
  `create index image_newest on image (owner_key, sort_at desc, image_key desc)
    where trashed_at is null and prepared_attempt > 0`,
  `create index image_unfinished on image (owner_key, status_at desc)
    where trashed_at is null and status <> 'indexed'`,
  `create table label (
    label_key integer generated always as identity primary key,
    name text not null unique,
    parents jsonb not null,
    aliases jsonb not null,
    categories jsonb not null
  )`,
  // Every folded word or phrase that a label answers to.
  `create table label_term (
    term text not null,
    label_key integer not null references label,
    kind text not null check (kind in ('name', 'alias', 'ancestor', 'category')),
    primary key (term, label_key, kind)
  )`,
  // At most eight columns, for a row of nine has a longer head. `catalog/instances.ts` says what stands in `instances`.
  `create table image_label (
    image_key integer not null references image on delete cascade,
    label_key integer not null references label,
    confidence real not null,
    instances smallint[],
    primary key (image_key, label_key)
  )`,
];
