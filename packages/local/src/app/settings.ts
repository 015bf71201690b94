import type { Setting } from "@image-content-search/core/contract";

/** Names that the laptop's resources have. */
export const names = {
  region: "us-east-1",
  bucket: "image-content-search",
  eventBus: "image-content-search",
  database: "image_content_search",
  databaseArn: "arn:aws:rds:us-east-1:000000000000:cluster:image-content-search",
  databaseSecret: "image-content-search-database",
  mediaKeySecret: "image-content-search-media-key",
  mediaKeyPair: "LOCALMEDIAKEYPAIR",
  queues: {
    analysis: "analysis-queue",
    index: "index-queue",
    jobs: "jobs-queue",
    watchdog: "watchdog-queue",
  },
} as const;

/** Whom everybody may sign in as on the laptop. */
export const demoUser = { email: "demo@example.com", password: "Demo-password-1" } as const;

/** What each library on the laptop may hold: as much as the search is built for, and a terabyte. */
export const quota = { images: 1_000_000, bytes: 1e12, analysesPerDay: 1_000_000 } as const;

/** The name of a queue's dead-letter queue. */
export function deadLetterQueueOf(queue: string): string {
  return `${queue}-dead-letters`;
}

/** Where the running system is, as functions are told. */
export type Settings = Readonly<Record<Setting, string>>;
