import { request } from "node:http";
import { drawScene } from "@image-content-search/drawings";
import { decodeJwt } from "jose";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { ApiUser, newSystem, signIn, signUp } from "./system.ts";

let info: LocalInfo;
let demo: Awaited<ReturnType<typeof signIn>>;
let other: typeof demo;
let imageId: string;

beforeAll(async () => {
  info = await newSystem();
  [demo, other] = [await signIn(info), await signUp(info, "other@example.com")];
  imageId = await demo.upload(await drawScene([], { width: 320, height: 240 }));
  await demo.untilEnded(imageId);
}, 120_000);
afterEach(() => void vi.useRealTimers());

/** Moves the clock of the local services until the test has ended; functions keep the real one. */
function moveClock(seconds: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 });
}

/** The text with its 20th character after `mark` replaced by another. */
function altered(text: string, mark: string): string {
  const at = text.indexOf(mark) + mark.length + 20;
  return text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
}

describe("the API", () => {
  test("takes a token for 15 minutes", async () => {
    const user = await signIn(info);

    moveClock(14 * 60);
    expect((await user.call("GET", "/nothing")).status).toBe(404);
    expect((await user.call("GET", "/activity")).status).toBe(200);
    moveClock(2 * 60);
    expect((await user.call("GET", "/activity")).status).toBe(401);
  });

  test("is open for health, config and OpenAPI, and knows no other route", async () => {
    const stranger = new ApiUser(info, "");
    const get = async (path: string) => {
      const { status, body } = await stranger.call("GET", path);
      return [status, body];
    };

    expect(await get("/health")).toEqual([200, { status: "ok" }]);
    expect(await get("/config")).toMatchObject([
      200,
      { userPoolId: info.userPoolId, demoUser: info.demoUser, limits: { minSide: 80 } },
    ]);
    expect(await get("/openapi.json")).toMatchObject([
      200,
      { openapi: "3.1.0", paths: { "/api/images": { get: { operationId: "listImages" } } } },
    ]);
    expect(await get("/nothing")).toEqual([404, { message: "Not Found" }]);
    expect((await stranger.call("POST", "/health")).status).toBe(404);
  });
});

describe("a rendition", () => {
  const cookiesOf = async (user: ApiUser) =>
    (await user.call("POST", "/session")).headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  const open = (url: string, cookies: string[]) =>
    fetch(`${info.appUrl}${url}`, { headers: { cookie: cookies.join("; ") } });
  let url: string;
  beforeAll(async () => {
    url = (await demo.image(imageId)).thumbnail?.url ?? "";
  });

  test("opens with its owner's signed cookies, which scripts cannot read, for every browser to keep", async () => {
    const session = await demo.call("POST", "/session");
    const answer = await open(url, await cookiesOf(demo));

    expect(session.headers.getSetCookie()).toHaveLength(3);
    for (const cookie of session.headers.getSetCookie()) {
      expect(cookie).toMatch(/; Path=\/media; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    }
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect(answer.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  });

  test.each([
    ["none", async () => []],
    ["another owner's", () => cookiesOf(other)],
    ["forged ones", async () => (await cookiesOf(demo)).map((cookie) => altered(cookie, "Signature="))],
    ["ones whose policy was widened", async () => (await cookiesOf(demo)).map(widened)],
    ["a part of them", async () => (await cookiesOf(demo)).slice(1)],
  ])("does not open with %s", async (_what, cookies) => {
    expect((await open(url, await cookies())).status).toBe(403);
  });

  test("opens for 12 hours", async () => {
    const cookies = await cookiesOf(demo);

    moveClock(12 * 3_600 - 60);
    expect((await open(url, cookies)).status).toBe(200);
    moveClock(120);
    expect((await open(url, cookies)).status).toBe(403);
  });

  const mine = () => `/media/${decodeJwt(other.token).sub}`;
  const theirs = () => url.slice("/media/".length);

  test.each([
    ["two dots", 403, () => `${mine()}/../${theirs()}`],
    ["encoded dots", 403, () => `${mine()}/%2e%2e/${theirs()}`],
    ["half-encoded dots", 403, () => `${mine()}/.%2E/${theirs()}`],
    ["a backslash", 403, () => `${mine()}/..\\${theirs()}`],
    ["an encoded slash", 404, () => `${mine()}/..%2f${theirs()}`],
    ["an encoded backslash", 404, () => `${mine()}/..%5c${theirs()}`],
    ["dots encoded twice", 404, () => `${mine()}/%252e%252e/${theirs()}`],
    ["two slashes", 404, () => `//media/${theirs()}`],
  ])("is nothing that %s lead to from another owner's folder", async (_what, status, newPath) => {
    const cookies = await cookiesOf(other);

    expect(await openRaw(newPath(), cookies)).toBe(status);
  });

  test("has no other version, name or object beside it", async () => {
    const cookies = await cookiesOf(demo);
    const version = /\/(v\d+)\//.exec(url)?.[1] ?? "";

    expect(await openRaw(url, cookies)).toBe(200);
    for (const path of [
      url.replace(version, "v0"),
      url.replace(version, `${version}9`),
      url.replace(`${version}/`, ""),
      url.replace(".jpg", ".html"),
      `${url}/`,
      url.replace("/media/", "/media/originals/"),
    ]) {
      expect([path, [403, 404]]).toEqual([path, expect.arrayContaining([await openRaw(path, cookies)])]);
    }
  });
});

describe("an original's URL", () => {
  let url: string;
  beforeAll(async () => {
    url = (await demo.image(imageId)).originalUrl ?? "";
  });

  test("saves the original, and never shows it, for 15 minutes", async () => {
    const answer = await fetch(url);

    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="picture.jpg"/);
    moveClock(16 * 60);
    expect((await fetch(url)).status).toBe(403);
  });

  test.each([
    ["another method", () => fetch(url, { method: "PUT", body: "x" })],
    ["deletion", () => fetch(url, { method: "DELETE" })],
    ["another key", () => fetch(url.replace(imageId, "0190a5a0-0000-7000-8000-000000000001"))],
    ["another folder", () => fetch(url.replace("originals/", "analysis/"))],
    ["a longer time", () => fetch(url.replace("Expires=900", "Expires=9000"))],
    ["another disposition", () => fetch(url.replace("=attachment", "=inline"))],
    ["another type", () => fetch(`${url}&response-content-type=text%2Fhtml`)],
    ["no signature", () => fetch(url.replace(/X-Amz-Signature=\w+/, "X-Amz-Signature="))],
  ])("is not good for %s", async (_what, act) => {
    expect((await act()).status).toBe(403);
    expect((await fetch(url)).status).toBe(200);
  });
});

/** The status of a path that is sent as it stands: `fetch` would tidy it up. */
function openRaw(path: string, cookies: string[]): Promise<number | undefined> {
  const { hostname, port } = new URL(info.appUrl);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, headers: { cookie: cookies.join("; ") } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    outgoing.on("error", reject).end();
  });
}

/** A policy for everything in place of the signed one. */
function widened(cookie: string): string {
  const condition = { DateLessThan: { "AWS:EpochTime": 4e9 } };
  const policy = JSON.stringify({ Statement: [{ Resource: "*", Condition: condition }] });
  return cookie.replace(/(Policy=).*/, `$1${Buffer.from(policy).toString("base64").replaceAll("=", "_")}`);
}
