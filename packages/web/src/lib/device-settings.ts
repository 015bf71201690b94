import { browserLanguage, isLanguage, type Language, speak } from "../messages/index.ts";
import { createStore } from "./store.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** How the app looks and speaks on this device, whoever is signed in. */
export interface DeviceSettings {
  theme: Theme;
  /** `system`: the browser's. */
  language: Language | "system";
}

const key = "device-settings";

/** What is in force on this device. */
export const deviceSettings = createStore<DeviceSettings>({ theme: "system", language: "system" });

/** Reads what was chosen on this device and puts it in force. */
export async function restoreDeviceSettings(): Promise<void> {
  await apply(stored());
}

/** Puts a choice in force and keeps it for the next visit. */
export async function changeDeviceSettings(part: Partial<DeviceSettings>): Promise<void> {
  const next = { ...stored(), ...part };
  localStorage.setItem(key, JSON.stringify(next));
  await apply(next);
}

/** The theme at once, the language when its words are there. */
async function apply({ theme, language }: DeviceSettings): Promise<void> {
  document.documentElement.dataset.theme = theme;
  deviceSettings.set({ ...deviceSettings.get(), theme });
  await speak(language === "system" ? browserLanguage() : language);
  deviceSettings.set({ ...deviceSettings.get(), language });
}

function stored(): DeviceSettings {
  const { theme, language } = parsed(localStorage.getItem(key));
  return {
    theme: themes.find((candidate) => candidate === theme) ?? "system",
    language: isLanguage(language) ? language : "system",
  };
}

function parsed(text: string | null): { theme?: unknown; language?: unknown } {
  try {
    return Object(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
}
