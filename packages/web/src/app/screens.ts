import { lazyScreen } from "./lazy-screen.ts";

/** The screens beside the library by their paths. */
export const screens: Readonly<Record<string, React.ComponentType>> = {
  "/activity": lazyScreen(() => import("../features/activity/activity-screen.tsx")),
  "/overview": lazyScreen(() => import("../features/overview/overview-screen.tsx")),
  "/settings": lazyScreen(() => import("../features/settings/settings-screen.tsx")),
  "/trash": lazyScreen(() => import("../features/trash/trash-screen.tsx")),
};
