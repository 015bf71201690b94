import { type ComponentType, lazy } from "react";
import { withTexts } from "../lib/with-texts.ts";

/** The screens beside the library by their paths. */
export const screens: Readonly<Record<string, ComponentType>> = {
  "/activity": lazy(withTexts(() => import("../features/activity/activity-screen.tsx"))),
  "/overview": lazy(withTexts(() => import("../features/overview/overview-screen.tsx"))),
  "/settings": lazy(withTexts(() => import("../features/settings/settings-screen.tsx"))),
  "/trash": lazy(withTexts(() => import("../features/trash/trash-screen.tsx"))),
};
