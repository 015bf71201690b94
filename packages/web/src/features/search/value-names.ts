import { locale } from "../../lib/locale.ts";
import { texts } from "../../messages/index.ts";

/** A value of a facet as people read it: most are written well, but folded. */
export function plainName(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}

/** `2024-05` as "May 2024"; what is no month as it stands. */
export function monthName(value: string): string {
  const date = new Date(`${value}-01T00:00:00Z`);
  if (!/^\d{4}-\d{2}$/.test(value) || Number.isNaN(date.getTime())) return value;
  return date.toLocaleString(locale.get(), { month: "long", year: "numeric", timeZone: "UTC" });
}

export function typeName(value: string): string {
  return value.toUpperCase();
}

export function stateName(value: string): string {
  const names: Readonly<Record<string, string>> = texts().search.states;
  return names[value] ?? plainName(value);
}

export function colorName(value: string): string {
  const names: Readonly<Record<string, string>> = texts().search.colors;
  return names[value] ?? plainName(value);
}

/** Which of a field's values belong to a facet: `taken` has years and months. */
export function fitsFacet(facet: string, value: string): boolean {
  if (facet === "year") return /^\d{4}$/.test(value);
  return facet !== "month" || /^\d{4}-\d{2}$/.test(value);
}
