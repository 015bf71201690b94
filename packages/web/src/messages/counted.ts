import { formatNumber } from "../lib/format.ts";
import { pluralRules } from "../lib/intl.ts";

/** Words for each plural form that the language has; `other` is always there. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** "1 photo", "1,204 photos": the number with the word in the form that goes with it. */
export function counted(count: number, forms: Forms): string {
  return `${formatNumber(count)} ${formOf(count, forms)}`;
}

/** The form that goes with a number, without it: "is", "are". */
export function formOf(count: number, forms: Forms): string {
  return forms[pluralRules({}).select(count)] ?? forms.other;
}
