/** What becomes an element: lists repeat it, objects nest, undefined members are left out. */
export type XmlValue =
  | string
  | number
  | boolean
  | undefined
  | readonly XmlValue[]
  | { readonly [name: string]: XmlValue };

/** An XML element, its text escaped. */
export function toXml(element: string, value: XmlValue): string {
  if (value === undefined) return "";
  if (isList(value)) return value.map((item) => toXml(element, item)).join("");
  const inner = typeof value === "object" ? membersToXml(value) : escapeXml(String(value));
  return `<${element}>${inner}</${element}>`;
}

function membersToXml(members: { readonly [name: string]: XmlValue }): string {
  return Object.entries(members)
    .map(([name, value]) => toXml(name, value))
    .join("");
}

/** The text of the first element of this name, unescaped; undefined without one. */
export function textOf(xml: string, element: string): string | undefined {
  const text = new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`).exec(xml)?.[1];
  return text === undefined ? undefined : unescapeXml(text);
}

/** The inner XML of every element of this name. Elements of one name must not nest. */
export function innerOfAll(xml: string, element: string): string[] {
  const found = xml.matchAll(new RegExp(`<${element}(?: [^>]*)?>([\\s\\S]*?)</${element}>`, "g"));
  return [...found].map((match) => match[1] ?? "");
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

/** Text as it may stand in an element. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}
