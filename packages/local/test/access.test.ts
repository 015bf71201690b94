import { drawScene } from "@image-content-search/drawings";
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from "jose";
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

/** What the demo user's token says, signed by a key that is not the pool's under the name of the pool's. */
async function foreignToken(): Promise<string> {
  const { privateKey } = await generateKeyPair("RS256");
  const { kid = "" } = decodeProtectedHeader(demo.token);
  return new SignJWT(decodeJwt(demo.token)).setProtectedHeader({ alg: "RS256", kid }).sign(privateKey);
}

/** What the demo user's token says, signed by nobody. */
function unsignedToken(): string {
  const header = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  return `${header}.${demo.token.split(".")[1]}.`;
}

describe("the API", () => {
  test.each([
    ["no token", async () => undefined],
    ["a malformed token", async () => "Bearer a.b.c"],
    ["a token without its scheme", async () => demo.token],
    ["an id token", async () => `Bearer ${demo.idToken}`],
    ["an altered token", async () => `Bearer ${altered(demo.token, ".")}`],
    ["a token signed by a foreign key", async () => `Bearer ${await foreignToken()}`],
    ["a token signed by nobody", async () => `Bearer ${unsignedToken()}`],
  ])("refuses %s on every route of owners", async (_what, authorization) => {
    const value = await authorization();
    const headers = value === undefined ? {} : { authorization: value };

    for (const [method, path] of [
      ["GET", "/images"],
      ["GET", `/images/${imageId}`],
      ["DELETE", `/images/${imageId}`],
      ["POST", `/images/${imageId}/restore`],
      ["POST", "/uploads"],
      ["POST", "/session"],
      ["GET", "/activity"],
    ] as const) {
      const answer = await fetch(`${info.apiUrl}${path}`, { method, headers });
      expect([path, answer.status, await answer.json()]).toEqual([path, 401, { message: "Unauthorized" }]);
    }
    expect((await demo.image(imageId)).trashedAt).toBeNull();
  });

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

test("another owner's image does not exist, cannot be trashed and cannot be restored", async () => {
  for (const [method, path] of [
    ["GET", ""],
    ["DELETE", ""],
    ["POST", "/restore"],
  ] as const) {
    const { status, body } = await other.call(method, `/images/${imageId}${path}`);
    expect([status, body.error.code]).toEqual([404, "not-found"]);
  }
  await demo.call("DELETE", `/images/${imageId}`);
  const { status } = await other.call("POST", `/images/${imageId}/restore`);

  expect(status).toBe(404);
  expect((await demo.image(imageId)).trashedAt).not.toBeNull();
  await demo.call("POST", `/images/${imageId}/restore`);
  expect((await other.search("")).total).toBe(0);
  expect((await demo.search("")).total).toBe(1);
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

  test("is nothing that leads out of its owner's folder", async () => {
    const cookies = await cookiesOf(other);
    const mine = `/media/${decodeJwt(other.token).sub}`;
    const theirs = url.slice("/media/".length);

    for (const path of [`${mine}/../${theirs}`, `${mine}/%2e%2e/${theirs}`, `${mine}/..%2f${theirs}`]) {
      const answer = await open(path, cookies);
      expect([path, answer.status]).toEqual([path, path.includes("%2f") ? 404 : 403]);
    }
  });
});

/** A policy for everything in place of the signed one. */
function widened(cookie: string): string {
  const condition = { DateLessThan: { "AWS:EpochTime": 4e9 } };
  const policy = JSON.stringify({ Statement: [{ Resource: "*", Condition: condition }] });
  return cookie.replace(/(Policy=).*/, `$1${Buffer.from(policy).toString("base64").replaceAll("=", "_")}`);
}
