import type { SqlParameter } from "@aws-sdk/client-rds-data";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseNames, engines, type OpenedEngine, serveDataApi } from "../../test/database.ts";

const id = "018f3c5e-7b1a-7c3d-8e4f-0123456789ab";

describe.each(engines)("the Data API on $kind", ({ open, skip }) => {
  let opened: OpenedEngine | undefined;
  beforeAll(async () => {
    if (!skip) opened = await open();
  }, 60_000);
  afterAll(() => opened?.close());

  const testIt = test.skipIf(skip !== undefined);
  const serve = async () => {
    if (!opened) throw new Error("no engine");
    return serveDataApi(opened.engine);
  };

  testIt("answers each type by its member, and names columns only when asked", async () => {
    const { execute } = await serve();
    const sql = `select 1::int2 as a, 2::int8, 1.5::float8, true, 'x'::text, null::int, 12.50::numeric,
      '\\x0102'::bytea, '${id}'::uuid, '{"a": 1}'::jsonb, '2024-02-03'::date, '04:05:06.7'::time,
      '2024-01-02 03:04:05.678901+02'::timestamptz, '2024-01-02 03:04:05'::timestamp,
      array[1, 2], array['a', 'b,"c\\'], '{}'::text[], array[true], array[0.5::float4], 'NaN'::float8`;

    const plain = await execute(sql);
    const { columnMetadata } = await execute(sql, { includeResultMetadata: true });

    expect(plain.records?.[0]).toEqual([
      { longValue: 1 },
      { longValue: 2 },
      { doubleValue: 1.5 },
      { booleanValue: true },
      { stringValue: "x" },
      { isNull: true },
      { stringValue: "12.50" },
      { blobValue: new Uint8Array([1, 2]) },
      { stringValue: id },
      { stringValue: '{"a": 1}' },
      { stringValue: "2024-02-03" },
      { stringValue: "04:05:06.7" },
      { stringValue: "2024-01-02 01:04:05.678901" },
      { stringValue: "2024-01-02 03:04:05" },
      { arrayValue: { longValues: [1, 2] } },
      { arrayValue: { stringValues: ["a", 'b,"c\\'] } },
      { arrayValue: { stringValues: [] } },
      { arrayValue: { booleanValues: [true] } },
      { arrayValue: { doubleValues: [0.5] } },
      { doubleValue: Number.NaN },
    ]);
    expect(plain.columnMetadata).toBeUndefined();
    expect(plain.numberOfRecordsUpdated).toBe(0);
    expect(columnMetadata?.slice(0, 2)).toEqual([
      { name: "a", label: "a", typeName: "int2" },
      { name: "int8", label: "int8", typeName: "int8" },
    ]);
  });

  testIt("answers rows as JSON when asked", async () => {
    const { execute } = await serve();

    const answer = await execute("select 1 as a, null as b", { formatRecordsAs: "JSON" });

    expect(answer.formattedRecords).toBe('[{"a":1,"b":null}]');
    expect(answer.records).toBeUndefined();
  });

  testIt("counts changed rows and answers those asked back", async () => {
    const { execute } = await serve();
    const made = await execute("create table counted (a int)");
    const inserted = await execute("insert into counted select generate_series(1, 5)");
    const updated = await execute("update counted set a = a + 1 where a > 2");
    const returned = await execute("delete from counted where a = 1 returning a");

    expect(made).toMatchObject({ numberOfRecordsUpdated: 0, generatedFields: [] });
    expect(inserted).toMatchObject({ numberOfRecordsUpdated: 5, generatedFields: [] });
    expect(updated.numberOfRecordsUpdated).toBe(3);
    expect(updated.records).toBeUndefined();
    expect(returned.records).toEqual([[{ longValue: 1 }]]);
  });

  testIt("types parameters by their member", async () => {
    const { value } = await serve();
    const typed = (v: SqlParameter["value"], typeHint?: SqlParameter["typeHint"]) =>
      value("select pg_typeof(:v)::text", { name: "v", value: v, ...(typeHint && { typeHint }) });

    expect(await typed({ stringValue: "x" })).toEqual({ stringValue: "character varying" });
    expect(await typed({ longValue: 0 })).toEqual({ stringValue: "bigint" });
    expect(await typed({ doubleValue: 0.5 })).toEqual({ stringValue: "double precision" });
    expect(await typed({ booleanValue: false })).toEqual({ stringValue: "boolean" });
    expect(await typed({ blobValue: new Uint8Array([1]) })).toEqual({ stringValue: "bytea" });
    expect(await typed({ stringValue: id }, "UUID")).toEqual({ stringValue: "uuid" });
    expect(await typed({ stringValue: "1.5" }, "DECIMAL")).toEqual({ stringValue: "numeric" });
    expect(await typed({ isNull: true }, "DATE")).toEqual({ stringValue: "date" });
  });

  testIt("takes values whole: quotes, bytes, large numbers, null and one name twice", async () => {
    const { execute } = await serve();
    const parameters: SqlParameter[] = [
      { name: "text", value: { stringValue: 'it\'s \\ "so" :n $1' } },
      { name: "n", value: { longValue: 9_007_199_254_740_991 } },
      { name: "blob", value: { blobValue: new Uint8Array([0, 255]) } },
      { name: "none", value: { isNull: true } },
      { name: "at", typeHint: "TIMESTAMP", value: { stringValue: "2024-01-02 03:04:05.678" } },
    ];

    const sql = "select :text, :n, :blob, :none::text, :at::timestamptz, :n";
    const { records } = await execute(sql, { parameters });

    expect(records?.[0]).toEqual([
      { stringValue: 'it\'s \\ "so" :n $1' },
      { longValue: 9_007_199_254_740_991 },
      { blobValue: new Uint8Array([0, 255]) },
      { isNull: true },
      { stringValue: "2024-01-02 03:04:05.678" },
      { longValue: 9_007_199_254_740_991 },
    ]);
  });

  testIt("refuses a string where a uuid belongs, and takes it with a hint or a cast", async () => {
    const { execute } = await serve();
    await execute("create table keyed (id uuid)");
    await execute(`insert into keyed values ('${id}')`);
    const parameter = { name: "id", value: { stringValue: id } };
    const find = (sql: string, rest: Partial<SqlParameter> = {}) =>
      execute(sql, { parameters: [{ ...parameter, ...rest }] });

    await expect(find("select 1 from keyed where id = :id")).rejects.toMatchObject({
      name: "DatabaseErrorException",
      message: expect.stringMatching(/^ERROR: operator does not exist: uuid = .*; SQLState: 42883$/s),
    });
    expect((await find("select 1 from keyed where id = :id", { typeHint: "UUID" })).records).toHaveLength(1);
    expect((await find("select 1 from keyed where id = cast(:id as uuid)")).records).toHaveLength(1);
  });

  testIt("refuses arrays, several statements, a schema and parameters that are not given", async () => {
    const { execute } = await serve();
    const arrays = [{ name: "v", value: { arrayValue: { longValues: [1] } } }];

    await expect(execute("select :v", { parameters: arrays })).rejects.toThrow(
      "Array parameters are not supported",
    );
    await expect(execute("select 1; select 2")).rejects.toMatchObject({ name: "ValidationException" });
    await expect(execute("select 1", { schema: "public" })).rejects.toMatchObject({
      name: "ValidationException",
    });
    await expect(execute("select :missing")).rejects.toThrow("Cannot find parameter: missing");
    expect((await execute("select 1;")).records).toEqual([[{ longValue: 1 }]]);
  });

  testIt("says where and why a statement fails, by its SQLSTATE", async () => {
    const { execute } = await serve();

    await expect(execute("select * from nowhere")).rejects.toMatchObject({
      name: "DatabaseErrorException",
      message: 'ERROR: relation "nowhere" does not exist; Position: 15; SQLState: 42P01',
    });
    await expect(execute("begin")).rejects.toThrow("SQLState: 0A000");
    await expect(execute("select 1")).resolves.toBeDefined();
  });

  testIt.each(["point(1, 2)", "1::money", "array[[1, 2], [3, 4]]", `'r'::"char"`, "'x'::regtype"])(
    "refuses to answer %s",
    async (expression) => {
      const { execute } = await serve();
      const sql = `select ${expression.replace("'x'", "'text'")}`;

      await expect(execute(sql)).rejects.toMatchObject({ name: "UnsupportedResultException" });
    },
  );

  testIt("refuses rows beyond 64 KB, answers beyond 1 MiB and requests beyond 4 MiB", async () => {
    const { execute } = await serve();
    const exceeded = "Database response exceeded size limit";
    const parameters = [{ name: "v", value: { stringValue: "x".repeat(4 * 1024 * 1024) } }];

    await expect(execute("select repeat('x', 65537)")).rejects.toThrow(exceeded);
    await expect(execute("select repeat('x', 1000) from generate_series(1, 1100)")).rejects.toThrow(exceeded);
    await expect(execute("select repeat('x', 65536)")).resolves.toBeDefined();
    await expect(execute("select length(:v)", { parameters })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 413 },
    });
  });

  testIt("refuses names of another cluster, secret and database", async () => {
    const { execute } = await serve();
    const refused = { name: "BadRequestException" };

    await expect(execute("select 1", { resourceArn: "arn:aws:rds:other" })).rejects.toMatchObject(refused);
    await expect(execute("select 1", { secretArn: "arn:aws:other" })).rejects.toMatchObject(refused);
    await expect(execute("select 1", { database: "other" })).rejects.toThrow("SQLState: 3D000");
  });

  testIt("runs a batch once a parameter set, row by row outside a transaction", async () => {
    const { client, execute, value } = await serve();
    await execute("create table batched (a bigint primary key)");
    const sets = (...numbers: number[]) => numbers.map((n) => [{ name: "n", value: { longValue: n } }]);
    const batch = { ...databaseNames, sql: "insert into batched values (:n)" };

    const { updateResults } = await client.batchExecuteStatement({ ...batch, parameterSets: sets(1, 2) });
    const failing = client.batchExecuteStatement({ ...batch, parameterSets: sets(3, 3, 4) });

    expect(updateResults).toEqual([{ generatedFields: [] }, { generatedFields: [] }]);
    await expect(failing).rejects.toThrow("SQLState: 23505");
    expect(await value("select array_agg(a) from batched")).toEqual({
      arrayValue: { longValues: [1, 2, 3] },
    });
  });

  testIt("tells that it resumes for as long as it is told to", async () => {
    const { api, execute } = await serve();
    api.resumeFor(60_000);

    await expect(execute("select 1")).rejects.toMatchObject({
      name: "DatabaseResumingException",
      $metadata: { httpStatusCode: 400 },
    });
    api.resumeFor(0);

    await expect(execute("select 1")).resolves.toBeDefined();
  });

  testIt.each(["pg_trgm", "unaccent", "citext", "btree_gin", "pgcrypto"])("has %s", async (extension) => {
    const { execute, value } = await serve();

    await execute(`create extension if not exists ${extension}`);

    expect(await value(`select extname::text from pg_extension where extname = '${extension}'`)).toEqual({
      stringValue: extension,
    });
  });
});
