import { lazyScreen } from "./lazy-screen.ts";

/** The screens beside the library by their paths. */
export const screens: Readonly<Record<string, React.ComponentType>> = {
  "/activity": lazyScreen(
    async () => (await import("../features/activity/activity-screen.tsx")).ActivityScreen,
  ),
  "/overview": lazyScreen(
    async () => (await import("../features/overview/overview-screen.tsx")).OverviewScreen,
  ),
  "/settings": lazyScreen(
    async () => (await import("../features/settings/settings-screen.tsx")).SettingsScreen,
  ),
  "/trash": lazyScreen(async () => (await import("../features/trash/trash-screen.tsx")).TrashScreen),
};
