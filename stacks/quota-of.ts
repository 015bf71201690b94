import type { Stack } from "sst/constructs";
import { settingsOf } from "./settings-of.ts";
import type { Surroundings } from "./surroundings.ts";

/** What the functions are told that each library may have on a stack's stage. */
export function quotaOf(stack: Stack): Surroundings {
  const { images, gigabytes, analysesPerDay } = settingsOf(stack).quota;
  return {
    arns: {},
    settings: {
      QUOTA_ANALYSES_PER_DAY: String(analysesPerDay),
      QUOTA_BYTES: String(gigabytes * 1e9),
      QUOTA_IMAGES: String(images),
    },
  };
}
