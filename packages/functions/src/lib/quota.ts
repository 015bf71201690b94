import type { Quota } from "@image-content-search/core/catalog";
import { environment } from "./environment.ts";

/** What the stage lets each library have. */
export function quota(): Quota {
  return {
    images: Number(environment("QUOTA_IMAGES")),
    bytes: Number(environment("QUOTA_BYTES")),
    analysesPerDay: Number(environment("QUOTA_ANALYSES_PER_DAY")),
  };
}
