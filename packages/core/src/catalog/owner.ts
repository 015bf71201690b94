import { type RawBuilder, sql } from "kysely";
import { uuid } from "./sql.ts";

/** An owner's key, as a value of SQL; null where there is no such owner, so that nothing is theirs. */
export function ownerKey(ownerId: string): RawBuilder<number | null> {
  return sql`(select owner_key from owner where owner_id = ${uuid(ownerId)})`;
}

/** The statement that makes an owner's row unless it is there, and locks it; what it returns is to follow. */
export function keepOwner(ownerId: string): RawBuilder<unknown> {
  return sql`insert into owner (owner_id) values (${uuid(ownerId)})
      on conflict (owner_id) do update set owner_id = excluded.owner_id`;
}
