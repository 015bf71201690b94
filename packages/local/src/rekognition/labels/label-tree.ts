import { taxonomy } from "./labels.ts";

/** What a label is, in Rekognition's form. */
export interface LabelDescription {
  Name: string;
  Parents: { Name: string }[];
  Aliases: { Name: string }[];
  Categories: { Name: string }[];
}

/** All ancestors of a label, by name. */
export function ancestorsOf(name: string): string[] {
  const found = new Set<string>();
  const visit = (label: string) => {
    for (const parent of taxonomy[label]?.parents ?? []) {
      found.add(parent);
      visit(parent);
    }
  };
  visit(name);
  return [...found].sort();
}

/** A label with its ancestors, aliases and category; only the name for one that the taxonomy lacks. */
export function describeLabel(name: string): LabelDescription {
  const named = (names: readonly string[]) => names.map((Name) => ({ Name }));
  const { aliases = [], category } = taxonomy[name] ?? {};
  return {
    Name: name,
    Parents: named(ancestorsOf(name)),
    Aliases: named(aliases),
    Categories: named(category ? [category] : []),
  };
}
