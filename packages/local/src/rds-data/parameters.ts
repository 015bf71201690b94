import * as z from "zod/mini";
import { AwsError } from "../lib/aws-error.ts";
import type { Query } from "./engine.ts";
import { replaceParameters } from "./statement.ts";

const hints = ["DATE", "DECIMAL", "JSON", "TIME", "TIMESTAMP", "UUID"] as const;

/** One named parameter as it comes over the wire. */
export const SqlParameter = z.object({
  name: z.optional(z.string()),
  typeHint: z.optional(z.enum(hints)),
  value: z.optional(
    z.object({
      isNull: z.optional(z.boolean()),
      stringValue: z.optional(z.string()),
      longValue: z.optional(z.number()),
      doubleValue: z.optional(z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"])])),
      booleanValue: z.optional(z.boolean()),
      blobValue: z.optional(z.string()),
      arrayValue: z.optional(z.unknown()),
    }),
  ),
});
export type SqlParameter = z.infer<typeof SqlParameter>;

/** The type a hint casts to, and the text it accepts: ISO 8601's T and Z are refused, as on AWS. */
const hinted: Record<(typeof hints)[number], { type: string; form: RegExp }> = {
  DATE: { type: "date", form: /^\d{4}-\d\d-\d\d$/ },
  DECIMAL: { type: "numeric", form: /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/ },
  JSON: { type: "json", form: /[\s\S]/ },
  TIME: { type: "time", form: /^\d\d:\d\d:\d\d(\.\d{1,3})?$/ },
  TIMESTAMP: { type: "timestamp", form: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?$/ },
  UUID: { type: "uuid", form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
};

/**
 * Binds named parameters with the Data API's strong types: a string is a `varchar`, so a `uuid` column does not
 * compare with it unless the statement casts or the parameter has a hint
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.calling.html).
 * @throws AwsError `BadRequestException` for a missing, ill-formed or array parameter
 */
export function bindParameters(sql: string, parameters: readonly SqlParameter[]): Query {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const placeholders = new Map<string, string>();
  const values: (string | null)[] = [];
  const rewritten = replaceParameters(sql, (name) => {
    const known = placeholders.get(name);
    if (known) return known;
    const parameter = byName.get(name);
    if (!parameter) throw refusal(`Cannot find parameter: ${name}`);
    const { type, text } = typed(parameter);
    values.push(text);
    const placeholder = type ? `$${values.length}::${type}` : `$${values.length}`;
    placeholders.set(name, placeholder);
    return placeholder;
  });
  return { sql: rewritten, values };
}

function refusal(message: string): AwsError {
  return new AwsError("BadRequestException", message);
}

function typed({ name, typeHint, value }: SqlParameter): { type: string | undefined; text: string | null } {
  if (value?.arrayValue !== undefined) throw refusal("Array parameters are not supported.");
  const hint = typeHint && hinted[typeHint];
  if (value?.isNull) return { type: hint?.type, text: null };
  if (value?.stringValue !== undefined) {
    if (hint && !hint.form.test(value.stringValue)) {
      throw refusal(`The value of parameter "${name}" is not a valid ${typeHint}.`);
    }
    return { type: hint?.type ?? "varchar", text: value.stringValue };
  }
  if (value?.longValue !== undefined) return { type: "bigint", text: integer(name, value.longValue) };
  if (value?.doubleValue !== undefined) return { type: "float8", text: String(value.doubleValue) };
  if (value?.booleanValue !== undefined) return { type: "bool", text: String(value.booleanValue) };
  if (value?.blobValue !== undefined) {
    return { type: "bytea", text: `\\x${Buffer.from(value.blobValue, "base64").toString("hex")}` };
  }
  throw refusal(`Parameter "${name}" has no value.`);
}

function integer(name: string | undefined, value: number): string {
  if (!Number.isInteger(value)) throw refusal(`The longValue of parameter "${name}" is not an integer.`);
  return BigInt(value).toString();
}
