import { locale } from "../lib/locale.ts";
import { createStore } from "../lib/store.ts";
import { en } from "./en/index.ts";

/** Every text of the app, by area; English is the measure for all languages. */
export type Messages = typeof en;

/** The languages that there are, each by the name it gives itself. */
export const languages = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof languages;

const load: Record<Language, () => Promise<Messages>> = {
  en: async () => en,
  de: async () => (await import("./de/index.ts")).de,
};

/** What is spoken; the app is drawn anew when it changes. */
export const spoken = createStore<{ language: Language; messages: Messages }>({
  language: "en",
  messages: en,
});

/** The texts of the language that is spoken. */
export function texts(): Messages {
  return spoken.get().messages;
}

/** Speaks a language from now on. */
export async function speak(language: Language): Promise<void> {
  const messages = await load[language]();
  document.documentElement.lang = language;
  locale.set(localeOf(language));
  spoken.set({ language, messages });
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && Object.hasOwn(languages, value);
}

/** The first language of the browser's that there are texts in; English when there is none. */
export function browserLanguage(): Language {
  return navigator.languages.map(languageOf).find((language) => language !== undefined) ?? "en";
}

function languageOf(tag: string): Language | undefined {
  const [language] = tag.toLowerCase().split("-");
  return isLanguage(language) ? language : undefined;
}

/** As it is spoken where the person is, where the browser says that. */
function localeOf(language: Language): string {
  return navigator.languages.find((tag) => tag.includes("-") && languageOf(tag) === language) ?? language;
}
