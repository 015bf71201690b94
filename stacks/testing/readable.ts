const exported =
  /:ExportsOutput(?:Ref|FnGetAtt)(\w+?)(?:[0-9A-F]{8})?(Arn|QueueName|RegionalDomainName|DomainName|)[0-9A-F]{8}$/;

/** A value of a template as people write it: `Images.Arn/originals/*`; logical ids without their hashes. */
export function readable(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  const [[key, of] = []] = Object.entries(value);
  if (key === "Ref") return nameOf(String(of));
  if (key === "Fn::GetAtt" && Array.isArray(of)) return `${nameOf(String(of[0]))}.${of[1]}`;
  if (key === "Fn::Join" && Array.isArray(of)) return of[1].map(readable).join(of[0]);
  if (key === "Fn::ImportValue") {
    const [, name, attribute] = exported.exec(String(of)) ?? [];
    return attribute ? `${name}.${attribute}` : String(name);
  }
  return JSON.stringify(value);
}

/** A logical id without the hash that CDK ends it with. */
export function nameOf(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, "");
}

/** What may be one value or several, as several. */
export function listOf<Item>(value: Item | Item[] | undefined): Item[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
