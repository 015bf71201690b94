import { lazyPart } from "../lib/lazy-part.ts";

/** The screens beside the library by their paths. */
export const screens: Readonly<Record<string, React.ComponentType>> = {
  "/activity": lazyPart(() => import("../features/activity/activity-screen.tsx")),
  "/overview": lazyPart(() => import("../features/overview/overview-screen.tsx")),
  "/settings": lazyPart(() => import("../features/settings/settings-screen.tsx")),
  "/trash": lazyPart(() => import("../features/trash/trash-screen.tsx")),
};
