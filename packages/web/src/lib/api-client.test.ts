import { describe, expect, test, vi } from "vitest";
import { type ClientOptions, createClient } from "./api-client.ts";
import { ApiError } from "./api-error.ts";

const imageId = "0190a5a0-0000-7000-8000-000000000001";
const page = { items: [], total: 0, nextCursor: null, previousCursor: null, meanings: [], advice: [] };

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

const refusal = (code: string, message: string) => ({ error: { code, message } });

function newClient(answers: (Response | Error)[], options: Partial<ClientOptions> = {}) {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => {
    const answer = answers.shift() ?? new Error("nothing left to answer");
    if (answer instanceof Error) throw answer;
    return answer;
  });
  const wait = vi.fn(async () => {});
  const onWaking = vi.fn();
  const signInAgain = vi.fn(async () => {});
  const token = vi.fn(async ({ refresh }: { refresh: boolean }) => (refresh ? "fresh" : "stale"));
  const call = createClient({ fetch, wait, onWaking, signInAgain, token, ...options });
  const tokens = () =>
    fetch.mock.calls.map(([, init]) =>
      new Headers(init.headers).get("authorization")?.replace("Bearer ", ""),
    );
  return { call, fetch, wait, onWaking, signInAgain, tokens };
}

async function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (error instanceof ApiError) return error;
  throw new Error("no ApiError was thrown");
}

describe("createClient", () => {
  test("puts path parameters, query and body where the contract says", async () => {
    const { call, fetch } = newClient([json(200, page), new Response(null, { status: 204 })]);

    await call("listImages", { query: { q: "a&b cat", cursor: undefined } });
    await call("restoreImage", { params: { imageId } });

    expect(fetch.mock.calls.map(([url, init]) => `${init.method} ${url}`)).toEqual([
      "GET /api/images?q=a%26b+cat",
      `POST /api/images/${imageId}/restore`,
    ]);
  });

  test("sends the token to owner routes and none to open ones", async () => {
    const { call, tokens } = newClient([json(200, { status: "ok" }), json(200, page)]);

    await call("getHealth");
    await call("listImages", { query: {} });

    expect(tokens()).toEqual([undefined, "stale"]);
  });

  test("refreshes the token once when it is refused", async () => {
    const { call, tokens, signInAgain } = newClient([json(401, {}), json(200, page)]);

    await expect(call("listImages", { query: {} })).resolves.toEqual(page);

    expect(tokens()).toEqual(["stale", "fresh"]);
    expect(signInAgain).not.toHaveBeenCalled();
  });

  test("asks to sign in again when a fresh token is refused, and then goes on", async () => {
    const { call, signInAgain } = newClient([json(401, {}), json(401, {}), json(200, page)]);

    await expect(call("listImages", { query: {} })).resolves.toEqual(page);

    expect(signInAgain).toHaveBeenCalledTimes(1);
  });

  test("asks to sign in before it sends anything when there is no token", async () => {
    const { call, fetch, signInAgain } = newClient([json(200, page)], { token: async () => undefined });

    await call("listImages", { query: {} });

    expect(signInAgain).toHaveBeenCalledTimes(1);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test("ends with an error when nobody signs in again", async () => {
    const signInAgain = () => Promise.reject(new Error("You signed out."));
    const { call } = newClient([json(401, {}), json(401, {})], { signInAgain });

    await expect(call("listImages", { query: {} })).rejects.toThrow("You signed out.");
  });

  test("waits as long as the waking library says, and says so meanwhile", async () => {
    const waking = () => json(503, refusal("database-resuming", "waking"), { "retry-after": "7" });
    const { call, wait, onWaking } = newClient([waking(), waking(), json(200, page)]);

    await expect(call("listImages", { query: {} })).resolves.toEqual(page);

    expect(wait.mock.calls).toEqual([[7000], [7000]]);
    expect(onWaking.mock.calls).toEqual([[true], [false]]);
  });

  test("gives up on a library that never wakes", async () => {
    const asleep = Array.from({ length: 40 }, () =>
      json(503, refusal("database-resuming", "The library is waking up."), { "retry-after": "0" }),
    );
    const { call, fetch, onWaking } = newClient(asleep);

    const error = await failureOf(call("listImages", { query: {} }));

    expect(error).toMatchObject({ status: 503, code: "database-resuming" });
    expect(fetch).toHaveBeenCalledTimes(20);
    expect(onWaking).toHaveBeenLastCalledWith(false);
  });

  test("does not wait for a 503 without Retry-After", async () => {
    const { call, wait } = newClient([json(503, refusal("internal", "down"))]);

    await failureOf(call("listImages", { query: {} }));

    expect(wait).not.toHaveBeenCalled();
  });

  test("hands on the code, the words, the reason and the issues of an error", async () => {
    const reason = { code: "saved-searches-exceeded", values: { most: 200 } };
    const issue = { path: "q", message: "The quote is never closed.", position: 4 };
    const issues = [{ ...issue, reason: { code: "quote-unclosed", values: {} } }];
    const error400 = { code: "invalid-query", message: "No.", reason, issues };
    const { call } = newClient([json(400, { error: error400 })]);

    const error = await failureOf(call("listImages", { query: { q: 'cat "' } }));

    expect(error).toMatchObject({
      status: 400,
      code: "invalid-query",
      message: "No.",
      reason,
      issues,
      passing: false,
    });
  });

  test("says that the server is unreachable when no answer comes", async () => {
    const { call } = newClient([new TypeError("Failed to fetch")]);

    expect(await failureOf(call("getHealth"))).toMatchObject({
      status: 0,
      code: "unreachable",
      passing: true,
    });
  });

  test.each([
    ["a page that is no JSON", new Response("<html>", { status: 502 }), 502],
    ["an answer of another shape", json(200, { items: "none" }), 200],
  ])("refuses %s", async (_what, answer, status) => {
    const { call } = newClient([answer]);

    const error = await failureOf(call("listImages", { query: {} }));

    expect(error).toMatchObject({ status, code: "unexpected-answer" });
  });

  test("lets an aborted request end as aborted", async () => {
    const controller = new AbortController();
    controller.abort();
    const { call } = newClient([new DOMException("aborted", "AbortError")]);

    await expect(call("getHealth", { signal: controller.signal })).rejects.toThrow("aborted");
  });

  test("keeps the id of the request that an error answers", async () => {
    const { call } = newClient([json(500, refusal("internal", "No."), { "apigw-requestid": "id-1" })]);

    expect((await failureOf(call("getHealth"))).requestId).toBe("id-1");
  });
});
