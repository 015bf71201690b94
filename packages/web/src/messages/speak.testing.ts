import { locale } from "../lib/locale.ts";
import { first as germanFirst } from "./de/first.ts";
import { rest as germanRest } from "./de/rest.ts";
import { first as englishFirst } from "./en/first.ts";
import { rest as englishRest } from "./en/rest.ts";
import { type Language, type Messages, spoken } from "./index.ts";

const all: Record<Language, { tag: string; messages: Messages }> = {
  en: { tag: "en-GB", messages: { ...englishFirst, ...englishRest } },
  de: { tag: "de-DE", messages: { ...germanFirst, ...germanRest } },
};

/** Speaks a language without a page, all texts at hand. Files of tests share their process: end with English. */
export function speakInTests(language: Language): void {
  const { tag, messages } = all[language];
  locale.set(tag);
  spoken.set({ language, messages });
}
