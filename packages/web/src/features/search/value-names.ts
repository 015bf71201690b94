import { monthWords } from "../../lib/day-words.ts";
import { texts } from "../../messages/index.ts";

/** A value of a facet as people read it: most are written well, but folded. */
export function plainName(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}

/** `2024-05` as "May 2024"; what is no month as it stands. */
export function monthName(value: string): string {
  const isMonth = /^\d{4}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}-01`));
  return isMonth ? monthWords(value) : value;
}

/** `png` as "PNG". */
export function typeName(value: string): string {
  return value.toUpperCase();
}

/** A value of `is:` as people read it. */
export function stateName(value: string): string {
  const names: Readonly<Record<string, string>> = texts().search.states;
  return names[value] ?? plainName(value);
}

/** A value of `color:` as people read it. */
export function colorName(value: string): string {
  const names: Readonly<Record<string, string>> = texts().search.colors;
  return names[value] ?? plainName(value);
}

/** Which of a field's values belong to a facet: `taken` has years and months. */
export function fitsFacet(facet: string, value: string): boolean {
  if (facet === "year") return /^\d{4}$/.test(value);
  return facet !== "month" || /^\d{4}-\d{2}$/.test(value);
}
