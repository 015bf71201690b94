import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import * as z from "zod/mini";
import { listen } from "../lib/service.ts";
import { httpApi, type InvokeRoute } from "./wire.ts";

const Event = z.looseObject({
  routeKey: z.string(),
  requestContext: z.looseObject({ authorizer: z.optional(z.unknown()) }),
});

/** The API on the wire; its functions are `invoke`, and "Bearer good" is Ada. */
async function serveApi(invoke: InvokeRoute) {
  const authorize = async (header: string | undefined) =>
    header === "Bearer good" ? { sub: "ada", auth_time: 1 } : undefined;
  const handle = httpApi(invoke, authorize);
  const server = createServer((request, response) => void handle(request, response));
  const url = `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}`;
  onTestFinished(() => void server.close());
  return (path: string, init?: RequestInit) => fetch(url + path, init);
}

const authorization = "Bearer good";

/** What the function was given for a request. */
async function eventOf(path: string, init?: RequestInit) {
  let event: unknown;
  const call = await serveApi(async (_name, payload) => {
    event = JSON.parse(payload);
    return "{}";
  });
  await call(path, init);
  return Event.parse(event);
}

test("hands the function payload 2.0: route, parameters, cookies, claims as text, body", async () => {
  const event = await eventOf("/api/images/a%20b?q=one&q=two&limit=3", {
    headers: { authorization, cookie: "a=1; b=2", "x-custom": "yes" },
  });

  expect(event).toMatchObject({
    version: "2.0",
    routeKey: "GET /api/images/{imageId}",
    rawPath: "/api/images/a%20b",
    rawQueryString: "q=one&q=two&limit=3",
    queryStringParameters: { q: "one,two", limit: "3" },
    pathParameters: { imageId: "a b" },
    cookies: ["a=1", "b=2"],
    headers: { "x-custom": "yes" },
    isBase64Encoded: false,
    requestContext: {
      authorizer: { jwt: { claims: { sub: "ada", auth_time: "1" }, scopes: null } },
      http: { method: "GET", path: "/api/images/a%20b" },
      stage: "$default",
    },
  });
  expect(event.headers).not.toHaveProperty("cookie");
  expect(event).not.toHaveProperty("body");
});

test("leaves out of the event what the request does not have", async () => {
  const event = await eventOf("/api/health");

  expect(event.requestContext).not.toHaveProperty("authorizer");
  for (const part of ["cookies", "queryStringParameters", "pathParameters", "body"]) {
    expect(event).not.toHaveProperty(part);
  }
});

test("hands on the body as it came", async () => {
  const event = await eventOf("/api/uploads", {
    method: "POST",
    headers: { authorization },
    body: '{"filename":"é"}',
  });

  expect(event.body).toBe('{"filename":"é"}');
});

test("answers with the function's status, headers, cookies and decoded body", async () => {
  const zipped = gzipSync("hello").toString("base64");
  const call = await serveApi(async () =>
    JSON.stringify({
      statusCode: 201,
      headers: { "content-encoding": "gzip", "x-answer": "yes" },
      cookies: ["a=1; Path=/", "b=2"],
      body: zipped,
      isBase64Encoded: true,
    }),
  );

  const answer = await call("/api/health");

  expect([answer.status, answer.headers.get("x-answer"), await answer.text()]).toEqual([201, "yes", "hello"]);
  expect(answer.headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2"]);
});

test("answers 204 without a body or its length", async () => {
  const call = await serveApi(async () => JSON.stringify({ statusCode: 204 }));

  const answer = await call("/api/health");

  expect([answer.status, await answer.text(), answer.headers.get("content-length")]).toEqual([204, "", null]);
});

test.each([
  ["throws", async () => Promise.reject(new Error("secret"))],
  ["answers what is no JSON", async () => "secret"],
])("tells the caller nothing when the function %s", async (_what, invoke) => {
  const call = await serveApi(invoke);

  const answer = await call("/api/health");

  expect([answer.status, await answer.json()]).toEqual([500, { message: "Internal Server Error" }]);
});

test.each([
  ["GET", "/api/nothing", 404, "Not Found"],
  ["PUT", "/api/images", 404, "Not Found"],
  ["GET", "/api/images", 401, "Unauthorized"],
])("calls no function for %s %s without a token", async (method, path, status, message) => {
  const called: string[] = [];
  const call = await serveApi(async (name) => {
    called.push(name);
    return "{}";
  });

  const answer = await call(path, { method });

  expect([answer.status, await answer.json()]).toEqual([status, { message }]);
  expect(called).toEqual([]);
});

test("refuses a body of more than 10 MiB over a connection that lives on", async () => {
  const call = await serveApi(async () => JSON.stringify({ statusCode: 200, body: "ok" }));
  const post = (bytes: number) =>
    call("/api/uploads", { method: "POST", headers: { authorization }, body: "x".repeat(bytes) });

  for (let round = 0; round < 5; round++) {
    expect((await post(11 * 1024 * 1024)).status).toBe(413);
    expect(await (await post(10 * 1024 * 1024)).text()).toBe("ok");
  }
});

test("answers with the id under which the function logs", async () => {
  let event: unknown;
  const call = await serveApi(async (_name, payload) => {
    event = JSON.parse(payload);
    return "{}";
  });

  const { headers } = await call("/api/health");

  expect(headers.get("apigw-requestid")).toBe(Event.parse(event).requestContext.requestId);
});
