import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";

/** A resource of a template, of which nothing is known yet but that it has a type. */
interface UncheckedResource {
  Type: string;
  Properties?: unknown;
}

const spec = loadAwsServiceSpecSync();
type ResourceSpec = ReturnType<typeof spec.get<"resource">>;
type PropertySpecs = ResourceSpec["properties"];
type PropertyType = PropertySpecs[string]["type"];

/** Attributes of a resource beside its type and properties (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/resource-attributes.html). */
const attributes = new Set([
  "Condition",
  "CreationPolicy",
  "DeletionPolicy",
  "DependsOn",
  "Metadata",
  "Properties",
  "Type",
  "UpdatePolicy",
  "UpdateReplacePolicy",
]);

/**
 * What CloudFormation's resource schemas have against a resource, a sentence each; none is none: unknown types
 * and properties at any depth, values of a wrong type or not among those allowed, required ones that are missing.
 */
export function schemaFaults(resource: UncheckedResource): string[] {
  const { Type, Properties = {} } = resource;
  const unknown = Object.keys(resource)
    .filter((name) => !attributes.has(name))
    .map((name) => `${name} is unknown`);
  if (isCustom(Type)) return [...unknown, ...missing(Properties, ["ServiceToken"], "")];
  const [type] = spec.lookup("resource", "cloudFormationType", "equals", Type);
  return type
    ? [...unknown, ...faultsOfRecord(Properties, type.properties, "")]
    : [...unknown, `${Type} is unknown`];
}

function isCustom(type: string): boolean {
  return type.startsWith("Custom::") || type === "AWS::CloudFormation::CustomResource";
}

function faultsOfRecord(value: unknown, properties: PropertySpecs, path: string): string[] {
  if (!isRecord(value)) return [`${path} is no object`];
  const required = Object.keys(properties).filter((name) => properties[name]?.required);
  const present = Object.entries(value).flatMap(([name, part]) => {
    const property = properties[name];
    if (!property) return [`${path}${name} is unknown`];
    return faultsOfAny(part, [property.type, ...(property.previousTypes ?? [])], `${path}${name}`);
  });
  return [...missing(value, required, path), ...present];
}

function missing(value: unknown, required: string[], path: string): string[] {
  const given = isRecord(value) ? value : {};
  return required
    .filter((name) => given[name] === undefined || isNoValue(given[name]))
    .map((name) => `${path}${name} is missing`);
}

function faultsOf(value: unknown, type: PropertyType, path: string): string[] {
  if (isIntrinsic(value)) return [];
  switch (type.type) {
    case "json":
      return [];
    case "union":
      return faultsOfAny(value, type.types, path);
    case "array":
      if (!Array.isArray(value)) return [`${path} is no list`];
      return value.flatMap((item, index) => faultsOf(item, type.element, `${path}[${index}]`));
    case "map":
      if (!isRecord(value)) return [`${path} is no object`];
      return Object.entries(value).flatMap(([key, item]) => faultsOf(item, type.element, `${path}.${key}`));
    case "ref":
      return faultsOfRecord(value, spec.get("typeDefinition", type.reference).properties, `${path}.`);
    case "tag":
      return faultsOfRecord(value, tag, `${path}.`);
    default:
      return fitsPrimitive(value, type) ? [] : [`${path} is no ${type.type}: ${JSON.stringify(value)}`];
  }
}

/** Those of the type that fits best. */
function faultsOfAny(value: unknown, types: readonly PropertyType[], path: string): string[] {
  const faults = types.map((type) => faultsOf(value, type, path));
  return faults.sort((one, other) => one.length - other.length)[0] ?? [];
}

const tag: PropertySpecs = {
  Key: { type: { type: "string" }, required: true },
  Value: { type: { type: "string" }, required: true },
};

type PrimitiveType = Exclude<PropertyType, { type: "json" | "union" | "array" | "map" | "ref" | "tag" }>;

function fitsPrimitive(value: unknown, type: PrimitiveType): boolean {
  switch (type.type) {
    case "string":
      return typeof value === "string" && (type.allowedValues?.includes(value) ?? true);
    case "integer":
      return Number.isInteger(value) && (type.allowedValues?.some((allowed) => allowed === value) ?? true);
    case "number":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "date-time":
      return typeof value === "string" && !Number.isNaN(Date.parse(value));
    case "null":
      return value === null;
  }
}

/** What CloudFormation puts a value in the place of, which only it knows. */
function isIntrinsic(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const [key = "", ...others] = Object.keys(value);
  return others.length === 0 && (key === "Ref" || key.startsWith("Fn::"));
}

function isNoValue(value: unknown): boolean {
  return isRecord(value) && value.Ref === "AWS::NoValue";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
