import { type Kysely, sql } from "kysely";

/** How many images each owner has, and how many bytes of originals: kept by a trigger, so that they are exact. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table owner
    add column image_count integer not null default 0,
    add column byte_count bigint not null default 0`,
  `update owner set image_count = counted.images, byte_count = counted.bytes
    from (select owner_key, count(*) as images, sum(byte_size) as bytes from image group by owner_key) counted
    where counted.owner_key = owner.owner_key`,
  `create function count_image() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        update owner set image_count = image_count + 1, byte_count = byte_count + new.byte_size
          where owner_key = new.owner_key;
      else
        update owner set image_count = image_count - 1, byte_count = byte_count - old.byte_size
          where owner_key = old.owner_key;
      end if;
      return null;
    end
  $$`,
  `create trigger image_counted after insert or delete on image for each row execute function count_image()`,
];
