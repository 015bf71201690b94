import { randomUUID } from "node:crypto";
import {
  type Announcement,
  announceUpload,
  applyEvents,
  type Database,
  getImage,
  type ImageRecord,
  migrate,
  openDatabase,
} from "@image-content-search/core/catalog";
import type { BusEvent } from "@image-content-search/core/events";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, vi } from "vitest";
import { newAnnouncement } from "../../core/test/factories.ts";
import { PostgresEngine } from "../src/rds-data/postgres-engine.ts";
import { databaseNames, serveDataApi } from "./database.ts";
import { noPostgres, startPostgres } from "./postgres.ts";

/** Moments around what is announced, which is in between. */
export const early = "2026-01-01T00:00:00.000Z";
export const late = "2026-03-01T00:00:00.000Z";

export type Act = (db: Database) => Promise<unknown>;

/**
 * The catalog on PostgreSQL behind the Data API, and a session beside it that holds what a race is about. Owners
 * of different tests know nothing of one another.
 */
class Races {
  readonly ownerId = randomUUID();

  private constructor(
    readonly db: Database,
    private readonly url: string,
  ) {}

  /** Opens what `startRaces` started, until the test has finished. */
  static async open({ engine, url }: Awaited<ReturnType<typeof startRaces>>): Promise<Races> {
    const { client } = await serveDataApi(engine);
    const db = openDatabase(client, databaseNames);
    await migrate(db);
    return new Races(db, url);
  }

  own(imageId: string) {
    return { ownerId: this.ownerId, imageId };
  }

  /** Announces an upload of the owner's; answers the image's id. */
  async announce(upload: Partial<Announcement> = {}): Promise<string> {
    const { imageId } = await announceUpload(this.db, newAnnouncement({ ownerId: this.ownerId, ...upload }));
    return imageId;
  }

  apply(...events: BusEvent[]): Promise<Set<string>> {
    return applyEvents(this.db, events);
  }

  read(imageId: string): Promise<ImageRecord> {
    return getImage(this.db, this.own(imageId));
  }

  /** The first column of what a statement answers. */
  async column(sql: string, ...values: unknown[]): Promise<unknown[]> {
    return this.#session(async (session) => {
      const { rows } = await session.query<unknown[]>({ text: sql, values, rowMode: "array" });
      return rows.map(([value]) => value);
    });
  }

  /**
   * Has a transaction run `lock`, and the acts run into it one after the other: the next begins when the one before
   * waits. Then the transaction ends, and they go on in that order. Answers how each ended.
   */
  meet(lock: Lock, ...acts: Act[]): Promise<PromiseSettledResult<unknown>[]> {
    return this.#session(async (holder) => {
      await holder.query("begin");
      await holder.query(lock.sql, [...lock.values]);
      const running: Promise<unknown>[] = [];
      for (const act of acts) {
        const run = act(this.db);
        run.catch(() => undefined);
        running.push(run);
        await untilWaiting(holder, running.length);
      }
      await holder.query(lock.undone ? "rollback" : "commit");
      return Promise.allSettled(running);
    });
  }

  async #session<Answer>(use: (session: pg.Client) => Promise<Answer>): Promise<Answer> {
    const session = new pg.Client({ connectionString: this.url });
    await session.connect();
    try {
      return await use(session);
    } finally {
      await session.end();
    }
  }
}

/** A statement that holds something until its transaction ends. */
interface Lock {
  sql: string;
  values: readonly unknown[];
  /** Whether its transaction is rolled back. */
  undone?: boolean;
}

export const lockImage = (imageId: string): Lock => ({
  sql: "select from image where image_id = $1 for update",
  values: [imageId],
});

export const lockOwner = (ownerId: string): Lock => ({
  sql: "select from owner where owner_id = $1 for update",
  values: [ownerId],
});

/** Tests of what meets at the same moment, on a PostgreSQL of the file's own; `races` answers the running test's. */
export function describeRaces(tests: (races: () => Races) => void): void {
  describe.skipIf(noPostgres)("at the same moment", () => {
    let started: Awaited<ReturnType<typeof startRaces>>;
    let races: Races;
    beforeAll(async () => {
      started = await startRaces();
    });
    afterAll(() => started.stop());
    beforeEach(async () => {
      races = await Races.open(started);
    });
    tests(() => races);
  });
}

async function startRaces() {
  const { url, stop } = await startPostgres();
  const engine = await PostgresEngine.open(url);
  const close = async () => {
    await engine.close();
    await stop();
  };
  return { url, engine, stop: close };
}

/** What all acts answered. @throws what one of them threw */
export function answers(ends: PromiseSettledResult<unknown>[]): unknown[] {
  return ends.map((end) => {
    if (end.status === "rejected") throw end.reason;
    return end.value;
  });
}

function untilWaiting(session: pg.Client, count: number): Promise<void> {
  return vi.waitFor(
    async () => {
      const { rows } = await session.query("select distinct pid from pg_locks where not granted");
      if (rows.length !== count) throw new Error(`${rows.length} of ${count} wait for a lock.`);
    },
    { timeout: 10_000, interval: 10 },
  );
}
