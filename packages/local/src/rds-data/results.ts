import { AwsError } from "../lib/aws-error.ts";
import { parseArray } from "./array.ts";
import type { QueryResult, Run } from "./engine.ts";

type Member = "longValue" | "doubleValue" | "booleanValue" | "blobValue" | "stringValue";

/** A value as the Data API answers it: one member says its kind. */
export type Field =
  | { isNull: true }
  | { arrayValue: Record<string, unknown[]> }
  | Partial<Record<Member, unknown>>;

/** How a column's values are answered. */
export interface ColumnType {
  name: string;
  /** The member of a value, or of an array's elements; undefined for a type that the Data API does not answer. */
  member: Member | undefined;
  array: boolean;
  /** `timestamptz`, whose text loses its offset, which is always UTC's. */
  zoned: boolean;
}

/** The types that the Data API answers, by `pg_type.typname`; enumerations besides. All others are refused. */
const members: Readonly<Record<string, Member>> = {
  int2: "longValue",
  int4: "longValue",
  int8: "longValue",
  oid: "longValue",
  float4: "doubleValue",
  float8: "doubleValue",
  bool: "booleanValue",
  bytea: "blobValue",
  numeric: "stringValue",
  text: "stringValue",
  varchar: "stringValue",
  bpchar: "stringValue",
  name: "stringValue",
  citext: "stringValue",
  uuid: "stringValue",
  json: "stringValue",
  jsonb: "stringValue",
  date: "stringValue",
  time: "stringValue",
  timestamp: "stringValue",
  timestamptz: "stringValue",
  void: "stringValue",
};

/** The types of result columns, asked of the database once each. */
export class TypeCatalog {
  readonly #types = new Map<number, ColumnType>();

  /** The type of each column of `result`, asking through `run` for those not yet known. */
  async describe(result: QueryResult, run: Run): Promise<ColumnType[]> {
    const unknown = new Set(result.columns.map(({ typeId }) => typeId).filter((id) => !this.#types.has(id)));
    if (unknown.size > 0) {
      const { rows } = await run({
        sql: `select t.oid, t.typname, coalesce(e.typname, t.typname), coalesce(e.typtype, t.typtype), e.oid is not null
              from pg_type t left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
              where t.oid in (${[...unknown].join()})`,
        values: [],
      });
      for (const [id, name, element, kind, array] of rows) {
        const member = kind === "e" ? "stringValue" : members[element ?? ""];
        const zoned = element === "timestamptz";
        this.#types.set(Number(id), { name: name ?? "", member, array: array === "t", zoned });
      }
    }
    return result.columns.map(
      ({ typeId }) =>
        this.#types.get(typeId) ?? { name: String(typeId), member: undefined, array: false, zoned: false },
    );
  }
}

/** One value of a column. @throws AwsError `UnsupportedResultException` for what the Data API does not answer */
export function toField(text: string | null, type: ColumnType): Field {
  if (!type.member) throw unsupported(`data type "${type.name.toUpperCase()}"`);
  if (text === null) return { isNull: true };
  if (!type.array) return { [type.member]: toValue(text, type) };
  const elements = parseArray(text);
  if (!elements) throw unsupported(`array ${text.slice(0, 100)}`);
  const member = type.member === "blobValue" ? "stringValue" : type.member;
  return { arrayValue: { [`${member}s`]: elements.map((element) => toValue(element, type)) } };
}

function unsupported(what: string): AwsError {
  return new AwsError("UnsupportedResultException", `The result contains the unsupported ${what}.`);
}

function toValue(text: string, { member, zoned }: ColumnType): unknown {
  if (member === "booleanValue") return text === "t" || text === "true";
  if (member === "longValue") return Number(text);
  // JSON has no NaN: AWS's protocols write it, and the infinities, as strings.
  if (member === "doubleValue") return Number.isFinite(Number(text)) ? Number(text) : text;
  if (member === "blobValue") return Buffer.from(text.slice(2), "hex").toString("base64");
  return zoned ? text.replace(/\+00$/, "") : text;
}
