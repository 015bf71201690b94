import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { RDSData } from "@aws-sdk/client-rds-data";
import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { openDatabase } from "./database.ts";
import { DatabaseResumingError } from "./errors.ts";

const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A Data API that refuses so many requests before it answers; `requests` counts all. */
async function newDatabase({ refusals, patienceMs }: { refusals: number; patienceMs: number }) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    request.resume();
    const [status, body] =
      requests <= refusals
        ? [400, { __type: "DatabaseResumingException", message: "The database is resuming." }]
        : [
            200,
            { records: [[{ longValue: 7 }]], columnMetadata: [{ name: "n", label: "n", typeName: "int4" }] },
          ];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = new RDSData({
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "k", secretAccessKey: "s" },
  });
  const address = { resourceArn: "cluster", secretArn: "secret", database: "catalog" };
  const db = openDatabase(client, address, patienceMs);
  return { ask: () => sql`select 7 as n`.execute(db), requests: () => requests };
}

test("waits for a database that wakes within its patience", async () => {
  const { ask, requests } = await newDatabase({ refusals: 2, patienceMs: 10_000 });

  expect((await ask()).rows).toEqual([{ n: 7 }]);
  expect(requests()).toBe(3);
});

test("gives up with a DatabaseResumingError when its patience ends", async () => {
  const { ask, requests } = await newDatabase({ refusals: 99, patienceMs: 1_600 });

  await expect(ask()).rejects.toThrow(DatabaseResumingError);
  expect(requests()).toBe(3);
});

test("leaves waiting to its caller when it has no patience", async () => {
  const { ask, requests } = await newDatabase({ refusals: 1, patienceMs: 0 });

  await expect(ask()).rejects.toMatchObject({ code: "database-resuming" });
  expect(requests()).toBe(1);
});
