import type { Job } from "@image-content-search/core/jobs";
import { iso } from "./present.ts";

/** A job as the API says it. */
export function presentJob({ createdAt, endedAt, ...job }: Job) {
  return { ...job, createdAt: createdAt.toISOString(), endedAt: iso(endedAt) };
}
