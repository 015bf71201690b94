import { locale } from "../lib/locale.ts";
import { createStore } from "../lib/store.ts";
import { first } from "./en/first.ts";
import type { rest } from "./en/rest.ts";

/** Texts by area, in two parts; English is the measure for all languages. */
export type First = typeof first;
export type Rest = typeof rest;
export type Messages = First & Rest;

/** The languages that there are, each by the name it gives itself. */
export const languages = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof languages;

interface Parts {
  first: () => Promise<First>;
  rest: () => Promise<Rest>;
}

const parts: Record<Language, Parts> = {
  en: { first: async () => first, rest: async () => (await import("./en/rest.ts")).rest },
  de: {
    first: async () => (await import("./de/first.ts")).first,
    rest: async () => (await import("./de/rest.ts")).rest,
  },
};

/** What is spoken; the app is drawn anew when the language changes. */
export const spoken = createStore<{ language: Language; messages: First & Partial<Rest> }>({
  language: "en",
  messages: first,
});

/** The texts of the language that is spoken. Those of screens that are loaded later are there after {@link loadRest}. */
export function texts(): Messages {
  return spoken.get().messages as Messages;
}

/** Speaks a language from now on. */
export async function speak(language: Language): Promise<void> {
  const isWhole = "viewer" in spoken.get().messages;
  const [begun, more] = await Promise.all([parts[language].first(), isWhole ? parts[language].rest() : {}]);
  document.documentElement.lang = language;
  locale.set(localeOf(language));
  spoken.set({ language, messages: { ...begun, ...more } });
}

/** Has the texts of all screens at hand. */
export async function loadRest(): Promise<void> {
  const { language, messages } = spoken.get();
  if ("viewer" in messages) return;
  const more = await parts[language].rest();
  // Another language may have been chosen meanwhile.
  if (spoken.get().language === language)
    spoken.set({ language, messages: { ...spoken.get().messages, ...more } });
  else await loadRest();
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
