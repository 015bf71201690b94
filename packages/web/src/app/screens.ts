import { lazy } from "react";

/** The screens beside the library by their paths, each loaded when somebody first goes there. */
export const screens: Readonly<Record<string, React.ComponentType>> = {
  "/activity": lazy(async () => {
    const { ActivityScreen } = await import("../features/activity/activity-screen.tsx");
    return { default: ActivityScreen };
  }),
  "/overview": lazy(async () => {
    const { OverviewScreen } = await import("../features/overview/overview-screen.tsx");
    return { default: OverviewScreen };
  }),
  "/settings": lazy(async () => {
    const { SettingsScreen } = await import("../features/settings/settings-screen.tsx");
    return { default: SettingsScreen };
  }),
  "/trash": lazy(async () => {
    const { TrashScreen } = await import("../features/trash/trash-screen.tsx");
    return { default: TrashScreen };
  }),
};
