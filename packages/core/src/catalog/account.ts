import { sql } from "kysely";
import { AppError } from "../errors.ts";
import type { Database } from "./database.ts";
import { instant, uuid } from "./sql.ts";

/** What was asked of an account that is deleted; its tokens are good for some minutes yet. */
export class AccountDeletedError extends AppError {
  constructor() {
    super("conflict", "This account is deleted.", { reason: { code: "account-deleted", values: {} } });
  }
}

/** Deletes an account: from now on nothing comes into it. What it holds goes step by step. Twice is once. */
export async function closeAccount(db: Database, ownerId: string, at: string): Promise<void> {
  await sql`
    insert into owner (owner_id, deleted_at) values (${uuid(ownerId)}, ${instant(at)})
    on conflict (owner_id) do update set deleted_at = coalesce(owner.deleted_at, excluded.deleted_at)
  `.execute(db);
}

/**
 * Forgets what a deleted account said and made up; the owner itself is remembered, so that tokens that are good
 * for some minutes yet open no new one.
 */
export async function emptyAccount(db: Database, ownerId: string): Promise<void> {
  const owner = sql`(select owner_key from owner where owner_id = ${uuid(ownerId)} and deleted_at is not null)`;
  await sql`
    with jobs as (delete from job where owner_key = ${owner}),
      terms as (delete from term where owner_key = ${owner} and image_count = 0),
      labels as (delete from label where owner_key = ${owner}),
      searches as (delete from saved_search where owner_key = ${owner})
    update owner set preferences = '{}' where owner_key = ${owner}
  `.execute(db);
}

/** Owners who deleted their account before the moment, at most `limit`. */
export async function listDeletedOwners(db: Database, before: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ ownerId: string }>`
    select owner_id as "ownerId" from owner where deleted_at < ${instant(before)} limit ${limit}
  `.execute(db);
  return rows.map(({ ownerId }) => ownerId);
}

/** Forgets an owner who deleted the account, and holds nothing any more. */
export async function forgetOwner(db: Database, ownerId: string): Promise<void> {
  await sql`
    with gone as (
      delete from owner where owner_id = ${uuid(ownerId)} and deleted_at is not null
        and not exists (select from image where image.owner_key = owner.owner_key)
      returning owner_key
    )
    delete from term where owner_key in (select owner_key from gone)
  `.execute(db);
}
