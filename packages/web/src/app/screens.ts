import { lazy } from "react";

/** The screens beside the library by their paths, each loaded when somebody first goes there. */
export const screens: Readonly<Record<string, React.ComponentType>> = {
  "/activity": lazy(async () => {
    const { ActivityScreen } = await import("../features/activity/activity-screen.tsx");
    return { default: ActivityScreen };
  }),
};
