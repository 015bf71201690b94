import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { newFolder } from "../../test/aws.ts";
import { listen } from "../lib/service.ts";
import { site } from "./site-wire.ts";

/** A built site on the wire, with a secret in the folder above it. */
async function serveSite() {
  const above = newFolder();
  const folder = join(above, "dist");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(above, "secret.json"), "secret");
  writeFileSync(join(folder, "index.html"), "<h1>Home</h1>");
  writeFileSync(join(folder, "assets", "app-1a.js"), "let a = 1;".repeat(100));
  writeFileSync(join(folder, "picture.png"), "PNG");
  const handle = site(folder);
  const server = createServer((incoming, response) => void handle(incoming, response));
  const port = await listen(server, 0, "127.0.0.1");
  onTestFinished(() => void server.close());
  return { port, get: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init) };
}

test.each(["/", "/images/0190a5a0-0000-7000-8000-000000000001", "/sign-in?next=/a.b"])(
  "answers %s with the page, never from a cache",
  async (path) => {
    const { get } = await serveSite();

    const answer = await get(path);

    expect([answer.status, await answer.text()]).toEqual([200, "<h1>Home</h1>"]);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
  },
);

test("lets browsers keep assets, whose names change with them, and compresses what is text", async () => {
  const { get } = await serveSite();

  const [asset, picture] = [await get("/assets/app-1a.js"), await get("/picture.png")];

  expect(await asset.text()).toBe("let a = 1;".repeat(100));
  expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(asset.headers.get("content-encoding")).toBe("gzip");
  expect([picture.headers.get("content-type"), picture.headers.get("content-encoding")]).toEqual([
    "image/png",
    null,
  ]);
});

test("answers a file that is not there with 404, not with the page", async () => {
  const { get } = await serveSite();

  expect((await get("/assets/app-2b.js")).status).toBe(404);
});

test("answers HEAD with the length and no body", async () => {
  const { get } = await serveSite();

  const answer = await get("/", { method: "HEAD", headers: { "accept-encoding": "identity" } });

  expect([answer.headers.get("content-length"), await answer.text()]).toEqual(["13", ""]);
});

test.each(["/../secret.json", "/%2e%2e/secret.json", "/..%2fsecret.json", "/assets/..%2f..%2fsecret.json"])(
  "leads nowhere above its folder: %s",
  async (path) => {
    const { port } = await serveSite();

    const status = await new Promise((resolve, reject) => {
      const outgoing = request({ port, path, host: "127.0.0.1" }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      outgoing.on("error", reject).end();
    });

    expect(status).toBe(404);
  },
);
