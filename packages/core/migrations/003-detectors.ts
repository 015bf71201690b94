import { type Kysely, sql } from "kysely";

/**
 * Several detectors an image, each with its own attempt and model; the history of an image's stages; words seen
 * in images; the owner's corrections, which no analysis undoes; preferences; analyses a day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The last attempt in which each detector answered. Labels and words have tables of their own.
  `create table image_analysis (
    image_key integer not null references image on delete cascade,
    detector text not null check (detector in ('labels', 'properties', 'text', 'moderation')),
    attempt integer not null,
    model text not null,
    analyzed_at timestamptz not null,
    found jsonb,
    primary key (image_key, detector)
  )`,
  `create table image_stage (
    image_key integer not null references image on delete cascade,
    attempt integer not null,
    stage text not null check (stage in ('upload', 'prepare', 'analyze')),
    started_at timestamptz,
    ended_at timestamptz,
    failure jsonb,
    primary key (image_key, attempt, stage)
  )`,
  `create table image_word (
    image_key integer not null references image on delete cascade,
    word text not null,
    confidence real not null,
    primary key (image_key, word)
  )`,
  `alter table image
    add column taken_at_offset smallint,
    add column perceptual_hash bit(64),
    add column description text,
    add column description_folded text,
    add column moderated boolean not null default false,
    add column analyze_since integer not null default 1`,
  `alter table owner
    add column preferences jsonb not null default '{}',
    add column analysis_day date,
    add column analysis_count integer not null default 0`,
  // A label that an owner made up is this owner's alone.
  `alter table label add column owner_key integer references owner on delete cascade`,
  `create unique index label_of_all on label (name) where owner_key is null`,
  `create unique index label_of_owner on label (owner_key, name) where owner_key is not null`,
  `alter table label drop constraint label_name_key`,
  `alter table label_term drop constraint label_term_label_key_fkey`,
  `alter table label_term add constraint label_term_label_key_fkey
    foreign key (label_key) references label on delete cascade`,
  `alter table image_label
    add column detected boolean not null default true,
    add column added boolean not null default false,
    add column removed boolean not null default false,
    add column shown boolean not null generated always as ((detected or added) and not removed) stored`,
  `create or replace function count_image() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        update owner set image_count = image_count + 1, byte_count = byte_count + new.byte_size,
            analysis_count = case when analysis_day = (now() at time zone 'UTC')::date then analysis_count else 0 end + 1,
            analysis_day = (now() at time zone 'UTC')::date
          where owner_key = new.owner_key;
      else
        update owner set image_count = image_count - 1, byte_count = byte_count - old.byte_size
          where owner_key = old.owner_key;
      end if;
      return null;
    end
  $$`,
];
