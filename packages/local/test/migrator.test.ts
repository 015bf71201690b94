import { RDSData } from "@aws-sdk/client-rds-data";
import { migrate, openDatabase } from "@image-content-search/core/catalog";
import { migrator } from "@image-content-search/core/contract";
import { describe, expect, onTestFinished, test } from "vitest";
import { migrations } from "../../core/migrations/index.ts";
import { bundleOf } from "../src/lambda/bundle.ts";
import { Functions } from "../src/lambda/functions.ts";
import { runtimeApiService } from "../src/lambda/runtime-wire.ts";
import { DataApi } from "../src/rds-data/data-api.ts";
import { rdsDataService } from "../src/rds-data/wire.ts";
import { serveAws } from "./aws.ts";
import { databaseNames, engines, openPglite } from "./database.ts";

const versions = Object.keys(migrations);

/** The migrator as it is deployed, in processes of its own, and an empty database behind the Data API. */
async function newMigrator(open: typeof openPglite, environment: Record<string, string> = {}) {
  const { engine, close } = await open();
  onTestFinished(close);
  const api = new DataApi(engine);
  let runtimeAddress = "";
  const functions = new Functions({ runtimeAddress: () => runtimeAddress, maxInstances: 2, idleMs: 60_000 });
  const aws = await serveAws((authenticate) => [
    runtimeApiService(functions),
    rdsDataService(api, databaseNames, authenticate),
  ]);
  runtimeAddress = aws.endpoint.replace("http://", "");
  const { timeout, memory } = migrator;
  functions.define({
    name: "migrate",
    timeout,
    memory,
    ...bundleOf(migrator),
    environment: {
      AWS_REGION: aws.region,
      AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      DATABASE_ARN: databaseNames.resourceArn,
      DATABASE_SECRET_ARN: databaseNames.secretArn,
      DATABASE_NAME: databaseNames.database,
      ...environment,
    },
  });
  onTestFinished(() => functions.close());
  /** Names of the migrations that ran. */
  const run = async (): Promise<string[]> => JSON.parse(await functions.invoke("migrate", "{}")).migrations;
  const column = async (sql: string) => (await engine.run({ sql, values: [] })).rows.map(([value]) => value);
  return { api, run, column, database: openDatabase(new RDSData(aws), databaseNames) };
}

type Migrated = Awaited<ReturnType<typeof newMigrator>>;

/** Every column and index of the schema, a line each. */
async function schemaOf({ column }: Migrated) {
  const columns = await column(
    `select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, generation_expression)
     from information_schema.columns where table_schema = 'public' order by table_name, column_name`,
  );
  const indexes = await column("select indexdef from pg_indexes where schemaname = 'public' order by 1");
  return [...columns, ...indexes];
}

const applied = ({ column }: Migrated) => column("select name from kysely_migration order by name");

/** What makes a process live so many times faster, as its own clock and its waits have it. */
function faster(times: number): Record<string, string> {
  const program = `
    import { syncBuiltinESMExports } from "node:module";
    import timers from "node:timers/promises";
    const { setTimeout } = timers;
    timers.setTimeout = (ms, ...rest) => setTimeout(ms / ${times}, ...rest);
    syncBuiltinESMExports();
    const now = performance.now.bind(performance);
    performance.now = () => ${times} * now();`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}` };
}

for (const { kind, skip, open } of engines) {
  describe.skipIf(skip)(`the migrator on ${kind}`, () => {
    let newest: ReturnType<typeof schemaOf> | undefined;
    const newestSchema = () => {
      newest ??= newMigrator(open).then(async (fresh) => {
        await fresh.run();
        return schemaOf(fresh);
      });
      return newest;
    };

    test("brings an empty database to the newest version, and does nothing the next time", async () => {
      const migrated = await newMigrator(open);

      expect(await migrated.run()).toEqual(versions);
      const schema = await schemaOf(migrated);
      expect(await migrated.run()).toEqual([]);

      expect(schema.length).toBeGreaterThan(30);
      expect(await schemaOf(migrated)).toEqual(schema);
      expect(await applied(migrated)).toEqual(versions);
    });

    // The embedded one runs the same statements, slowly: the longest way is enough.
    const oldVersions = kind === "PGlite" ? versions.slice(0, 1) : versions;
    test.each(oldVersions.map((version, index) => [version, versions.slice(index + 1)]))(
      "brings a database of version %s to the same schema as an empty one",
      async (version, later) => {
        const old = await newMigrator(open);
        await migrate(old.database, version);

        expect(await old.run()).toEqual(later);

        expect(await schemaOf(old)).toEqual(await newestSchema());
        expect(await applied(old)).toEqual(versions);
      },
    );

    test("makes everything once when two run at the same time", async () => {
      const migrated = await newMigrator(open);

      const ran = await Promise.all([migrated.run(), migrated.run()]);

      expect(ran.flat()).toEqual(versions);
      expect(await applied(migrated)).toEqual(versions);
    });
  });
}

describe("while the database wakes, the migrator", () => {
  test("waits longer than a minute", async () => {
    const times = 40;
    const migrated = await newMigrator(openPglite, faster(times));
    migrated.api.resumeFor(90_000 / times);

    expect(await migrated.run()).toEqual(versions);
  });

  test("fails in time for the deployment when it never does", async () => {
    const migrated = await newMigrator(openPglite, faster(200));
    migrated.api.resumeFor(60_000);

    await expect(migrated.run()).rejects.toThrow("waking up");
  });
});
