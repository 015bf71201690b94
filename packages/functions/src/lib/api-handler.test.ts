import { gunzipSync } from "node:zlib";
import { AppError } from "@image-content-search/core/errors";
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";
import { expect, test, vi } from "vitest";
import { answer, apiHandler } from "./api-handler.ts";

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
const imageId = "0190a5a0-0000-7000-8000-000000000001";

function newEvent(change: Partial<Event> = {}, sub = "owner"): Event {
  const authorizer = { principalId: "", integrationLatency: 0, jwt: { claims: { sub }, scopes: [] } };
  const event: unknown = {
    headers: {},
    isBase64Encoded: false,
    requestContext: { authorizer },
    ...change,
  };
  return event as Event;
}

const read = ({ body }: { body?: string | undefined }) => JSON.parse(body ?? "null");

test("hands on the caller and the parsed query with its defaults", async () => {
  const page = { items: [], total: 0, nextCursor: null, previousCursor: null, meanings: [], advice: [] };
  const act = vi.fn(async () => answer(200, page));

  const result = await apiHandler("listImages", act)(newEvent({ queryStringParameters: { q: "cat" } }));

  expect(act).toHaveBeenCalledWith({
    ownerId: "owner",
    query: { q: "cat", limit: 60 },
    params: undefined,
    body: undefined,
  });
  expect([result.statusCode, read(result)]).toEqual([200, page]);
});

test("says which field is wrong", async () => {
  const handler = apiHandler("listImages", async () => {
    throw new Error("must not be called");
  });

  const result = await handler(newEvent({ queryStringParameters: { limit: "many" } }));

  expect(result.statusCode).toBe(400);
  expect(read(result).error).toMatchObject({ code: "invalid-request", issues: [{ path: "limit" }] });
});

test("says that a body is not JSON", async () => {
  const result = await apiHandler("createUpload", async () =>
    answer(200, { imageId, duplicate: true, trashed: false }),
  )(newEvent({ body: "{" }));

  expect([result.statusCode, read(result).error.message]).toEqual([400, "The body must be JSON."]);
});

test.each([
  [new AppError("not-found", "There is none."), 404, "There is none."],
  [
    new AppError("invalid-query", "Bad.", { issues: [{ path: "q", message: "Bad.", position: 3 }] }),
    400,
    "Bad.",
  ],
  [new Error("secret detail"), 500, expect.not.stringContaining("secret")],
])("answers %s as HTTP %i", async (error, status, message) => {
  const silent = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const result = await apiHandler("trashImage", async () => {
    throw error;
  })(newEvent({ pathParameters: { imageId } }));

  expect(result.statusCode).toBe(status);
  expect(read(result).error.message).toEqual(message);
  silent.mockRestore();
});

test("says why, for clients with words of their own", async () => {
  const reason = { code: "in-trash", values: {} } as const;
  const result = await apiHandler("retryImage", async () => {
    throw new AppError("conflict", "It lies in the trash.", { reason });
  })(newEvent({ pathParameters: { imageId } }));

  expect(read(result).error).toEqual({ code: "conflict", message: "It lies in the trash.", reason });
});

test("tells the caller when to come back while the database wakes", async () => {
  const result = await apiHandler("getActivity", async () => {
    throw new AppError("database-resuming", "Waking.");
  })(newEvent());

  expect([result.statusCode, result.headers?.["retry-after"]]).toEqual([503, "5"]);
});

test("compresses a large answer for whoever takes gzip", async () => {
  const document = { text: "x".repeat(5_000) };
  const handler = apiHandler("getOpenApi", async () => answer(200, document));

  const plain = await handler(newEvent());
  const zipped = await handler(newEvent({ headers: { "accept-encoding": "br, gzip" } }));

  expect(read(plain)).toEqual(document);
  expect(zipped).toMatchObject({
    isBase64Encoded: true,
    headers: { "content-encoding": "gzip", vary: "accept-encoding" },
  });
  expect(JSON.parse(gunzipSync(Buffer.from(zipped.body ?? "", "base64")).toString())).toEqual(document);
});

test("answers no body where the contract has none, with cookies", async () => {
  const result = await apiHandler("createSession", async () => answer(204, null, ["a=b"]))(newEvent());

  expect(result).toMatchObject({ statusCode: 204, cookies: ["a=b"] });
  expect(result.body).toBeUndefined();
});
