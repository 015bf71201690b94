import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createAuthenticate, developer } from "../src/lib/keyring.ts";
import { type Authenticate, createEndpoint, listen, type Service } from "../src/lib/service.ts";
import { Store } from "../src/lib/store.ts";

/** A new empty folder, removed when the test has finished. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ics-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store in a folder of its own, closed when the test has finished. */
export function newStore(folder = newFolder()): Store {
  const store = new Store(folder);
  onTestFinished(() => store.close());
  return store;
}

/** Serves the services on a free port until the test has finished; answers what an SDK client takes. */
export async function serveAws(create: (authenticate: Authenticate) => readonly Service[]) {
  const server = createEndpoint(create(createAuthenticate()));
  const port = await listen(server, 0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    credentials: developer,
    maxAttempts: 1,
  };
}
