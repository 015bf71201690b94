import { type RawBuilder, sql } from "kysely";
import { json } from "../catalog/sql.ts";
import { bitOf, chunkOf, noBits } from "./chunks.ts";
import type { Plan } from "./plan.ts";

/** A plan that is to be found in one owner's library. */
export interface Target {
  ownerKey: number;
  plan: Plan;
}

/**
 * A query of rows `(chunk, bits)`, one for each chunk of the library from its first on: which images a plan finds.
 * Every term's postings are read once, and their chunks put together.
 */
export function foundChunks({ ownerKey, plan }: Target): RawBuilder<unknown> {
  const leaves = new Leaves(ownerKey);
  const bits = leaves.expression(plan);
  return sql`select n as chunk, ${bits} as bits
    from generate_series(0, (select (next_ordinal - 1) >> 14 from owner where owner_key = ${sql.lit(ownerKey)})) n
    ${leaves.joins()}`;
}

/** The same as one array, `bits[chunk + 1]`. */
export function foundBits(target: Target): RawBuilder<unknown> {
  return sql`array(select bits from (${foundChunks(target)}) found order by chunk)`;
}

/** The parts of a plan that are read from tables; each is a column of bits. */
class Leaves {
  readonly #ownerKey: number;
  readonly #columns = new Map<string, string>();
  readonly #posted: RawBuilder<unknown>[] = [];
  readonly #keys = new Set<number>();
  readonly #joined: RawBuilder<unknown>[] = [];

  constructor(ownerKey: number) {
    this.#ownerKey = ownerKey;
  }

  expression(plan: Plan): RawBuilder<unknown> {
    switch (plan.kind) {
      case "all":
        return sql`~${noBits}`;
      case "none":
        return noBits;
      case "and":
        return sql`(${sql.join(
          plan.operands.map((operand) => this.expression(operand)),
          sql` & `,
        )})`;
      case "or":
        return sql`(${sql.join(
          plan.operands.map((operand) => this.expression(operand)),
          sql` | `,
        )})`;
      case "not":
        return sql`~${this.expression(plan.operand)}`;
      case "posted":
        return plan.least > 0 ? this.#join(plan, numberedChunks(plan)) : this.#post(plan.keys);
      case "labelled":
        return this.#join(plan, imageChunks(labelledImages(this.#ownerKey, plan)));
      case "named":
        return this.#join(plan, imageChunks(namedImages(this.#ownerKey, plan)));
    }
  }

  joins(): RawBuilder<unknown> {
    const own = this.#joined.reduce((joined, part) => sql`${joined} ${part}`, sql``);
    if (this.#posted.length === 0) return own;
    return sql`left join (select chunk, ${sql.join(this.#posted)} from posting
      where term_key in (${literals([...this.#keys])}) group by chunk) posted on posted.chunk = n ${own}`;
  }

  /** All of these at once. */
  #post(keys: readonly number[]): RawBuilder<unknown> {
    return this.#column(JSON.stringify(keys), (name) => {
      for (const key of keys) this.#keys.add(key);
      this.#posted.push(sql`bit_or(bits) filter (where term_key in (${literals(keys)})) as ${name}`);
    });
  }

  /** A query of rows `(chunk, bits)` of its own. */
  #join(plan: Plan, chunks: RawBuilder<unknown>): RawBuilder<unknown> {
    return this.#column(JSON.stringify(plan), (name) => {
      const table = sql.ref(`joined${this.#joined.length}`);
      this.#joined.push(sql`left join (
        select chunk, bit_or(bits) as ${name} from (${chunks}) chunks group by 1
      ) ${table} on ${table}.chunk = n`);
    });
  }

  /** A part that stands twice in a plan is read once. */
  #column(part: string, add: (name: RawBuilder<unknown>) => void): RawBuilder<unknown> {
    const known = this.#columns.get(part);
    const name = known ?? `part${this.#columns.size}`;
    if (known === undefined) {
      this.#columns.set(part, name);
      add(sql.ref(name));
    }
    return sql`coalesce(${sql.ref(name)}, ${noBits})`;
  }
}

function namedImages(ownerKey: number, { pattern, described }: Extract<Plan, { kind: "named" }>) {
  const byName = sql`select ordinal from image where owner_key = ${sql.lit(ownerKey)} and filename_folded like ${pattern}`;
  if (!described) return byName;
  return sql`${byName} union
    select ordinal from image where owner_key = ${sql.lit(ownerKey)} and description_folded like ${pattern}`;
}

/** What bitmaps cannot tell has to be asked image by image. */
function labelledImages(ownerKey: number, { among, names, least }: Extract<Plan, { kind: "labelled" }>) {
  // As an array first: its size is unknown to the planner, and taken for small. And hashed once: a label may have
  // hundreds of narrower ones.
  return sql`select image.ordinal
    from unnest(result_ordinals(${foundBits({ ownerKey, plan: among })})) candidate
      join image on image.owner_key = ${sql.lit(ownerKey)} and image.ordinal = candidate
      join image_label using (image_key)
    where shown and confidence >= cast(${least} as real) and (label_key in (
      select label_key from label_term where kind in ('name', 'ancestor')
        and term in (select * from jsonb_array_elements_text(${json(names)})))) is true`;
}

function imageChunks(images: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${chunkOf} as chunk, ${bitOf} as bits from (${images}) images`;
}

/**
 * Images with at least a number: those of greater fives, and those of its own five of which at least as much is left.
 * (The migration that makes postings says under which levels a number is posted.)
 */
function numberedChunks({ keys, least }: Extract<Plan, { kind: "posted" }>): RawBuilder<unknown> {
  const rest = least % 5;
  const from = sql`from posting_by_level where term_key in (${literals(keys)})`;
  // What is left of greater numbers is no more in doubt than they are.
  if (rest === 0 || least < 5) return sql`select chunk, bits ${from} and level >= ${sql.lit(least)}`;
  const five = sql.lit(least - rest);
  const those = (condition: RawBuilder<unknown>) =>
    sql`coalesce(bit_or(bits) filter (where ${condition}), ${noBits})`;
  return sql`select chunk, ${those(sql`level > ${five}`)}
      | (${those(sql`level = ${five}`)} & ${those(sql`level < 5`)}) as bits
    ${from} and (level >= ${five} or level between ${sql.lit(rest)} and 4) group by term_key, chunk`;
}

/** Keys are integers of our own, and read better as they are. */
function literals(keys: readonly number[]): RawBuilder<unknown> {
  return sql.join(keys.map((key) => sql.lit(key)));
}
