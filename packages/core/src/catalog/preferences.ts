import { sql } from "kysely";
import type { Database } from "./database.ts";
import { json, uuid } from "./sql.ts";

/** What an owner wants to see. */
export interface Preferences {
  /** Pictures in which the moderation found something that not everybody wants to see. */
  showModerated: boolean;
}

const defaults: Preferences = { showModerated: false };

/** An owner's preferences; the defaults for what was never said. */
export async function getPreferences(db: Database, ownerId: string): Promise<Preferences> {
  const { rows } = await sql<{ preferences: Partial<Preferences> }>`
    select preferences from owner where owner_id = ${uuid(ownerId)}
  `.execute(db);
  return { ...defaults, ...rows[0]?.preferences };
}

/** Changes those that are named, and answers all. */
export async function changePreferences(
  db: Database,
  ownerId: string,
  change: { [Name in keyof Preferences]?: Preferences[Name] | undefined },
): Promise<Preferences> {
  const { rows } = await sql<{ preferences: Partial<Preferences> }>`
    insert into owner (owner_id, preferences) values (${uuid(ownerId)}, ${json(change)})
    on conflict (owner_id) do update set preferences = owner.preferences || excluded.preferences
    returning preferences
  `.execute(db);
  return { ...defaults, ...rows[0]?.preferences };
}
