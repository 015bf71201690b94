import { parentPort, workerData } from "node:worker_threads";
import { messages, PGlite, protocol } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { citext } from "@electric-sql/pglite/contrib/citext";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { pgcrypto } from "@electric-sql/pglite/contrib/pgcrypto";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import type { Query, QueryResult } from "./engine.ts";

/** What the engine asks: a statement, or undefined to close the folder and end. */
export type PgliteRequest = Query | undefined;

/** What the worker answers, in the order of the requests; `ready` once, before anything else. */
export type PgliteReply =
  | { ready: true }
  | { result: QueryResult }
  | { refused: { message: string; sqlState: string; position: string | undefined } };

const { serialize, Parser } = protocol;
const { folder } = workerData as { folder: string };
const extensions = { btree_gin, citext, pg_trgm, pgcrypto, unaccent };
const database = await PGlite.create({ dataDir: folder, extensions });

function reply(message: PgliteReply): void {
  parentPort?.postMessage(message);
}

/** Speaks the extended query protocol in one round, so that values come as PostgreSQL's text. */
async function run(query: Query): Promise<PgliteReply> {
  const request = Buffer.concat([
    serialize.parse({ text: query.sql }),
    serialize.bind({ values: [...query.values] }),
    serialize.describe({ type: "P" }),
    serialize.execute({}),
    serialize.sync(),
  ]);
  const result: QueryResult = { columns: [], rows: [], command: "", count: 0 };
  let refused: messages.DatabaseError | undefined;
  new Parser().parse(await database.execProtocolRaw(request), (message) => {
    if (message instanceof messages.DatabaseError) refused = message;
    else if (message instanceof messages.RowDescriptionMessage) {
      result.columns = message.fields.map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID }));
    } else if (message instanceof messages.DataRowMessage) result.rows.push(message.fields);
    else if (message instanceof messages.CommandCompleteMessage) {
      result.command = message.text.replace(/[ \d]+$/, "");
      result.count = Number(/\d+$/.exec(message.text)?.[0] ?? 0);
    }
  });
  if (!refused) return { result };
  const { message, code = "XX000", position } = refused;
  return { refused: { message, sqlState: code, position } };
}

parentPort?.on("message", async (request: PgliteRequest) => {
  if (request) return reply(await run(request));
  await database.close();
  process.exit();
});
reply({ ready: true });
