import { RDSData } from "@aws-sdk/client-rds-data";
import { expect, test } from "vitest";
import { newFolder, serveAws } from "../../test/aws.ts";
import { DataApi } from "./data-api.ts";
import { PgliteEngine } from "./pglite-engine.ts";
import { rdsDataService } from "./wire.ts";

const names = {
  resourceArn: "arn:aws:rds:us-east-1:000000000000:cluster:local",
  secretArn: "arn:aws:secretsmanager:us-east-1:000000000000:secret:local",
  database: "library",
};

test("a batch outside a transaction commits row by row", async () => {
  const engine = await PgliteEngine.open(newFolder());
  const config = await serveAws((authenticate) => [rdsDataService(new DataApi(engine), names, authenticate)]);
  const client = new RDSData(config);
  const execute = (sql: string) => client.executeStatement({ ...names, sql });
  await execute("create table t (a int primary key)");
  const parameterSets = [1, 1, 2].map((n) => [{ name: "n", value: { longValue: n } }]);

  const batch = client.batchExecuteStatement({ ...names, sql: "insert into t values (:n)", parameterSets });

  await expect(batch).rejects.toMatchObject({ name: "DatabaseErrorException" });
  expect((await execute("select a from t")).records).toEqual([[{ longValue: 1 }]]);
  await engine.close();
}, 30_000);

test("tells how many rows a statement changed", async () => {
  const engine = await PgliteEngine.open(newFolder());
  const config = await serveAws((authenticate) => [rdsDataService(new DataApi(engine), names, authenticate)]);
  const client = new RDSData(config);
  const execute = (sql: string) => client.executeStatement({ ...names, sql });
  await execute("create table t as select generate_series(1, 5) as a");

  const answer = await execute("update t set a = a + 1 where a > 2");

  expect(answer).toMatchObject({ numberOfRecordsUpdated: 3, generatedFields: [] });
  expect(answer.records).toBeUndefined();
  await engine.close();
}, 30_000);
