import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { databaseNames, engines, type OpenedEngine, serveDataApi } from "../../test/database.ts";
import { Transactions } from "./transactions.ts";

afterEach(() => vi.useRealTimers());

test("a transaction that lies idle too long is rolled back and not found again", async () => {
  vi.useFakeTimers();
  const rollback = vi.fn(async () => {});
  const transactions = new Transactions();
  transactions.add("a", { run: async () => Promise.reject(), commit: async () => {}, rollback });

  vi.advanceTimersByTime(170_000);
  await transactions.use("a", async () => {});
  vi.advanceTimersByTime(170_000);
  expect(rollback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);

  expect(rollback).toHaveBeenCalledOnce();
  await expect(transactions.use("a", async () => {})).rejects.toMatchObject({
    code: "TransactionNotFoundException",
  });
});

describe.each(engines)("transactions on $kind", ({ open, skip }) => {
  let opened: OpenedEngine | undefined;
  beforeAll(async () => {
    if (!skip) opened = await open();
  }, 60_000);
  afterAll(() => opened?.close());

  const testIt = test.skipIf(skip !== undefined);
  const serve = async () => {
    if (!opened) throw new Error("no engine");
    const served = await serveDataApi(opened.engine);
    const begin = async () => (await served.client.beginTransaction(databaseNames)).transactionId;
    const end = (transactionId: string | undefined) => ({ ...databaseNames, transactionId });
    return { ...served, begin, end };
  };

  testIt("keeps what is committed and undoes what is rolled back", async () => {
    const { client, execute, value, begin, end } = await serve();
    await execute("create table kept (a int)");

    const first = await begin();
    await execute("insert into kept values (1)", { transactionId: first });
    const committed = await client.commitTransaction(end(first));
    const second = await begin();
    await execute("insert into kept values (2)", { transactionId: second });
    const rolledBack = await client.rollbackTransaction(end(second));

    expect(committed.transactionStatus).toBe("Transaction Committed");
    expect(rolledBack.transactionStatus).toBe("Rollback Complete");
    expect(await value("select array_agg(a) from kept")).toEqual({ arrayValue: { longValues: [1] } });
  });

  testIt("a batch within a transaction is undone as a whole", async () => {
    const { client, execute, value, begin, end } = await serve();
    await execute("create table whole (a bigint)");
    const transactionId = await begin();
    const parameterSets = [1, 2].map((n) => [{ name: "n", value: { longValue: n } }]);
    const sql = "insert into whole values (:n)";

    await client.batchExecuteStatement({ ...databaseNames, sql, parameterSets, transactionId });
    await client.rollbackTransaction(end(transactionId));

    expect(await value("select count(*) from whole")).toEqual({ longValue: 0 });
  });

  testIt("after a failed statement takes nothing but its end", async () => {
    const { client, execute, begin, end } = await serve();
    const transactionId = await begin();

    await expect(execute("select 1/0", { transactionId })).rejects.toThrow("SQLState: 22012");
    await expect(execute("select 1", { transactionId })).rejects.toThrow("SQLState: 25P02");
    await client.rollbackTransaction(end(transactionId));

    await expect(execute("select 1")).resolves.toBeDefined();
  });

  testIt("refuses a transaction that has ended or never was", async () => {
    const { client, execute, begin, end } = await serve();
    const transactionId = await begin();
    await client.commitTransaction(end(transactionId));
    const missing = { name: "TransactionNotFoundException" };

    await expect(client.commitTransaction(end(transactionId))).rejects.toMatchObject(missing);
    await expect(client.rollbackTransaction(end("other"))).rejects.toMatchObject(missing);
    await expect(execute("select 1", { transactionId })).rejects.toMatchObject(missing);
  });

  testIt("serves many callers at once, each in a transaction of its own", async () => {
    const { client, execute, value, begin, end } = await serve();
    await execute("create table counter (n int)");
    await execute("insert into counter values (0)");
    const add = async () => {
      const transactionId = await begin();
      await execute("update counter set n = n + 1", { transactionId });
      await client.commitTransaction(end(transactionId));
    };

    await Promise.all(Array.from({ length: 8 }, add));

    expect(await value("select n from counter")).toEqual({ longValue: 8 });
  });
});

describe.each(engines)("a statement that takes too long on $kind", ({ open, skip }) => {
  test.skipIf(skip !== undefined)(
    "is ended and undone, and the database serves on",
    async () => {
      const { engine, close } = await open({ statementTimeoutMs: 2_000 });
      const { execute, value } = await serveDataApi(engine);
      await execute("create table slow (a int)");

      const endless =
        "insert into slow select count(*) from generate_series(1, 1000000) a, generate_series(1, 1000000) b";
      await expect(execute(endless)).rejects.toMatchObject({ name: "StatementTimeoutException" });

      expect(await value("select count(*) from slow")).toEqual({ longValue: 0 });
      await close();
    },
    60_000,
  );
});
