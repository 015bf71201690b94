import { locale } from "./locale.ts";

/** Formatters of the locale in force, each made once: making one takes longer than a frame has. */
function kept<Options, Formatter>(make: (tag: string, options: Options) => Formatter) {
  const formatters = new Map<string, Formatter>();
  return (options: Options): Formatter => {
    const tag = locale.get();
    const key = `${tag} ${JSON.stringify(options)}`;
    const formatter = formatters.get(key) ?? make(tag, options);
    formatters.set(key, formatter);
    return formatter;
  };
}

export const numberFormat = kept((tag, form: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, form));
export const dateFormat = kept((tag, form: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, form));
export const pluralRules = kept((tag, form: Intl.PluralRulesOptions) => new Intl.PluralRules(tag, form));
