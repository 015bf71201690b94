import { drawScene } from "@image-content-search/drawings";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noPostgres, type RunningPostgres, startPostgres } from "./postgres.ts";
import { newSystem, signIn } from "./system.ts";

describe.skipIf(noPostgres)(
  `with DATABASE_URL of a PostgreSQL 16${noPostgres ? ` (${noPostgres})` : ""}`,
  () => {
    let postgres: RunningPostgres;
    beforeAll(async () => {
      postgres = await startPostgres();
    }, 120_000);
    afterAll(() => postgres.stop());

    test("the library lives there: a picture is uploaded, analyzed and found", async () => {
      const demo = await signIn(await newSystem(postgres.url));
      const place = { icon: "airplane", left: 300, top: 200, size: 340 };
      const imageId = await demo.upload(await drawScene([place], { width: 1_152, height: 864 }));

      expect((await demo.untilEnded(imageId)).status).toBe("indexed");

      expect((await demo.search("airplane")).items.map((item) => item.imageId)).toEqual([imageId]);
      expect((await demo.search("-airplane")).total).toBe(0);
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      const { rows } = await client.query(
        "select image_id, status, current_setting('server_version') from image",
      );
      await client.end();
      expect(rows).toEqual([
        { image_id: imageId, status: "indexed", current_setting: expect.stringMatching(/^16\./) },
      ]);
    }, 120_000);
  },
);
