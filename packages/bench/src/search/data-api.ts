import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { RDSData } from "@aws-sdk/client-rds-data";
import { type Database, openDatabase } from "@image-content-search/core/catalog";
import {
  createAuthenticate,
  DataApi,
  developer,
  type Engine,
  rdsDataService,
} from "@image-content-search/local/rds-data";

const address = {
  resourceArn: "arn:aws:rds:us-east-1:000000000000:cluster:local",
  secretArn: "arn:aws:secretsmanager:us-east-1:000000000000:secret:local",
  database: "library",
};

/** The database behind the laptop's Data API on the wire, as functions reach it. */
export async function serveDataApi(engine: Engine): Promise<{ db: Database; close(): Promise<void> }> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  const api = new DataApi(engine);
  const service = rdsDataService(api, address, createAuthenticate());
  const server = createServer((request, response) => service.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new RDSData({ endpoint, region: "us-east-1", credentials: developer, maxAttempts: 1 });
  const close = async () => {
    client.destroy();
    server.closeAllConnections();
    server.close();
    await api.close();
  };
  return { db: openDatabase(client, address), close };
}
