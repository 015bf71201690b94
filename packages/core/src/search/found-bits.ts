import { type RawBuilder, sql } from "kysely";
import { json } from "../catalog/sql.ts";
import type { Plan } from "./plan.ts";

/** A plan that is to be found in one owner's library. */
export interface Target {
  ownerKey: number;
  plan: Plan;
}

const nothing = sql`0::bit(16384)`;

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
  readonly #searched: RawBuilder<unknown>[] = [];

  constructor(ownerKey: number) {
    this.#ownerKey = ownerKey;
  }

  expression(plan: Plan): RawBuilder<unknown> {
    switch (plan.kind) {
      case "all":
        return sql`~${nothing}`;
      case "none":
        return nothing;
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
        return this.#column(JSON.stringify(plan.keys), (name) => {
          for (const key of plan.keys) this.#keys.add(key);
          this.#posted.push(sql`bit_or(bits) filter (where term_key in (${literals(plan.keys)})) as ${name}`);
        });
      case "labelled":
        return this.#search(plan, labelledImages(this.#ownerKey, plan));
      case "named":
        return this.#search(plan, namedImages(this.#ownerKey, plan));
    }
  }

  joins(): RawBuilder<unknown> {
    const posted = sql`left join (select chunk, ${sql.join(this.#posted)} from posting
      where term_key in (${literals([...this.#keys])}) group by chunk) posted on posted.chunk = n`;
    const parts = [...(this.#posted.length > 0 ? [posted] : []), ...this.#searched];
    return parts.reduce((joined, part) => sql`${joined} ${part}`, sql``);
  }

  #search(plan: Plan, images: RawBuilder<unknown>): RawBuilder<unknown> {
    return this.#column(JSON.stringify(plan), (name) => {
      const table = sql.ref(`searched${this.#searched.length}`);
      this.#searched.push(sql`left join (
        select ordinal >> 14 as chunk, bit_or(posting_bit(ordinal & 16383)) as ${name} from (${images}) images group by 1
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
    return sql`coalesce(${sql.ref(name)}, ${nothing})`;
  }
}

function namedImages(ownerKey: number, { pattern, described }: Extract<Plan, { kind: "named" }>) {
  const byName = sql`select ordinal from image where owner_key = ${sql.lit(ownerKey)} and filename_folded like ${pattern}`;
  if (!described) return byName;
  return sql`${byName} union
    select ordinal from image where owner_key = ${sql.lit(ownerKey)} and description_folded like ${pattern}`;
}

/** What is in the bands only in part has to be asked image by image. */
function labelledImages(ownerKey: number, { keys, names, least }: Extract<Plan, { kind: "labelled" }>) {
  // As an array first: its size is unknown to the planner, and taken for small. And hashed once: a label may have
  // hundreds of narrower ones.
  return sql`select image.ordinal
    from unnest(array(select (chunk << 14) + place from posting cross join posting_places(bits) place
        where term_key in (${literals(keys)}))) candidate
      join image on image.owner_key = ${sql.lit(ownerKey)} and image.ordinal = candidate
      join image_label using (image_key)
    where shown and confidence >= cast(${least} as real) and (label_key in (
      select label_key from label_term where kind in ('name', 'ancestor')
        and term in (select * from jsonb_array_elements_text(${json(names)})))) is true`;
}

/** Keys are integers of our own, and read better as they are. */
function literals(keys: readonly number[]): RawBuilder<unknown> {
  return sql.join(keys.map((key) => sql.lit(key)));
}
