import type { Run } from "./engine.ts";

/**
 * The table that most needs it, by autovacuum's own thresholds
 * (https://www.postgresql.org/docs/16/routine-vacuuming.html#AUTOVACUUM).
 */
const neediest = `
  select format('%I.%I', s.schemaname, s.relname)
  from pg_stat_user_tables s join pg_class c on c.oid = s.relid
  where s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
     or s.n_ins_since_vacuum > 1000 + 0.2 * greatest(c.reltuples, 0)
     or s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
  order by s.n_dead_tup + s.n_mod_since_analyze desc
  limit 1`;

/** Vacuums and analyzes the one table that needs it most; answers whether there was one. */
export async function vacuumNext(run: Run): Promise<boolean> {
  const { rows } = await run({ sql: neediest, values: [] });
  const table = rows[0]?.[0];
  if (!table) return false;
  await run({ sql: `vacuum (analyze) ${table}`, values: [] });
  return true;
}
