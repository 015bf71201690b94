import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeDeviceSettings, deviceSettings } from "./device-settings.ts";
import { locale } from "./locale.ts";

const spokenBefore = locale.get();
let kept: string | null;
beforeEach(() => {
  kept = null;
  vi.stubGlobal("localStorage", { getItem: () => kept, setItem: (_: string, text: string) => (kept = text) });
  vi.stubGlobal("document", { documentElement: { dataset: {}, lang: "" } });
  vi.stubGlobal("navigator", { languages: ["en"] });
});
afterEach(async () => {
  await changeDeviceSettings({ theme: "system", language: "system" });
  locale.set(spokenBefore);
  vi.unstubAllGlobals();
});

test("a theme is in force before the words of the language are there", async () => {
  const changing = changeDeviceSettings({ theme: "dark" });

  expect(deviceSettings.get().theme).toBe("dark");
  expect(document.documentElement.dataset.theme).toBe("dark");
  await changing;
});

test("of two choices, the second made before the first is in force, both are kept", async () => {
  await Promise.all([changeDeviceSettings({ language: "de" }), changeDeviceSettings({ theme: "dark" })]);

  expect(deviceSettings.get()).toEqual({ theme: "dark", language: "de" });
  expect(JSON.parse(kept ?? "")).toEqual({ theme: "dark", language: "de" });
  expect(document.documentElement.lang).toBe("de");
});
