import { type RawBuilder, sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { foundBits } from "./found-bits.ts";
import { labelName } from "./label-name.ts";
import { allOf, type Plan } from "./plan.ts";
import type { Query } from "./query/index.ts";
import { type Part, type Understood, understand } from "./understand.ts";

/** The kinds of values that results are told apart by. */
export const facetFields = ["label", "category", "color", "camera", "type", "year", "month"] as const;
/** One of {@link facetFields}. */
export type FacetField = (typeof facetFields)[number];

/** A value and how many images of the result have it, exactly. */
export interface FacetValue {
  value: string;
  count: number;
}

/** The values of each field, the commonest first. */
export type Facets = Record<FacetField, FacetValue[]>;

/** The commonest values of a library that are counted. */
const valuesPerField: Record<FacetField, number> = {
  label: 200,
  category: 60,
  color: 20,
  camera: 40,
  type: 20,
  year: 200,
  month: 36,
};

interface Row {
  field: FacetField;
  value: string;
  count: number;
}

/**
 * How many images of a query's result have each of the library's commonest labels, categories, colours, cameras,
 * types, years and months; exact, the commonest first, those that none has left out. What the query asks of a field
 * does not narrow this field's own values. Labels are named as they are shown, other values as a query names them.
 */
export async function listFacets(db: Database, ownerId: string, query: Query): Promise<Facets> {
  const facets: Facets = { label: [], category: [], color: [], camera: [], type: [], year: [], month: [] };
  const understood = await understand(db, ownerId, query);
  const results = understood ? resultsByField(understood) : [];
  if (!understood || results.length === 0) return facets;
  const { rows } = await facetsStatement(understood.ownerKey, results).execute(db);
  for (const { field, value, count } of rows) facets[field].push({ value, count });
  return facets;
}

/** The different results that fields are counted in, each with its fields. */
function resultsByField(understood: Understood): { plan: Plan; fields: FacetField[] }[] {
  const results = new Map<string, { plan: Plan; fields: FacetField[] }>();
  for (const field of facetFields) {
    const plan = withoutField(understood, field);
    const known = results.get(JSON.stringify(plan));
    if (known) known.fields.push(field);
    else results.set(JSON.stringify(plan), { plan, fields: [field] });
  }
  return [...results.values()].filter(({ plan }) => plan.kind !== "none");
}

/** The statement of {@link listFacets}: the bits of each value met with those of its field's result. */
function facetsStatement(ownerKey: number, results: ReturnType<typeof resultsByField>): RawBuilder<Row> {
  const found = results.map(
    ({ plan, fields }) => sql`
      select array[${sql.join(fields.map((field) => sql.lit(field)))}] as fields, ${foundBits({ ownerKey, plan })} as bits`,
  );
  const values = facetFields.map(
    (field) => sql`(select term_key, term, ${sql.lit(field)} as field from term
      where owner_key = ${sql.lit(ownerKey)} and term >= ${sql.lit(`${field}:`)} and term < ${sql.lit(`${field};`)}
        and image_count > 0
      order by image_count desc limit ${sql.lit(valuesPerField[field])})`,
  );
  return sql<Row>`
    with result as materialized (${sql.join(found, sql` union all `)}),
      value as materialized (${sql.join(values, sql` union all `)}),
      counted as materialized (
        select field, term, (
          select sum(bit_count(posting.bits & result.bits[posting.chunk + 1]))::integer
          from posting where posting.term_key = value.term_key) as count
        from value join result on field = any(fields)
      )
    select field, coalesce(${labelName(ownerKey, sql`counted.term`)}, substr(term, length(field) + 2)) as value, count
    from counted where count > 0
    order by field, count desc, value
  `;
}

/** The result of a query but for what it asks of a field. */
function withoutField({ visible, parts }: Understood, field: FacetField): Plan {
  const others = parts.filter((part) => !filtersBy(part, field));
  return allOf([visible, ...others.map(({ plan }) => plan)]);
}

function filtersBy(part: Part, field: FacetField): boolean {
  return part.field === (field === "year" || field === "month" ? "taken" : field);
}
