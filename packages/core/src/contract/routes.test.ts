import { expect, test } from "vitest";
import { exampleBody, openApiDocument } from "./openapi.ts";
import { type Route, type RouteName, routeFunction, routes } from "./routes.ts";
import { UploadRequest } from "./schemas.ts";

const all: [string, Route][] = Object.entries(routes);

test("no method and path stands twice", () => {
  const seen = all.map(([, route]) => `${route.method} ${route.path}`);

  expect(new Set(seen).size).toBe(seen.length);
});

test("only health, config and OpenAPI are open", () => {
  const open = all.filter(([, route]) => route.access === "open").map(([, route]) => route.path);

  expect(open.sort()).toEqual(["/config", "/health", "/openapi.json"]);
});

test.each(all)("%s has a schema for exactly the parameters in its path", (_name, route) => {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const ids = Object.fromEntries(inPath.map((name) => [name, "0190a5a0-0000-7000-8000-000000000001"]));

  expect(route.params === undefined).toBe(inPath.length === 0);
  if (route.params) expect(route.params.parse(ids)).toEqual(ids);
});

test("a route's function has its own file and its route's permissions", () => {
  expect(routeFunction("createUpload")).toMatchObject({
    handler: "packages/functions/src/api/create-upload.handler",
    touches: ["database", "originals:write", "watchdog-queue:send"],
  });
});

test.each([
  ["no bytes", { byteSize: 0 }],
  ["40 MiB", { byteSize: 40 * 1024 * 1024 }],
  ["a type that cannot be analyzed", { contentType: "image/svg+xml" }],
  ["a checksum that is not one", { sha256: "abc" }],
  ["no name", { filename: "" }],
])("an announcement of %s is refused", (_what, wrong) => {
  const announcement = {
    filename: "cat.jpg",
    contentType: "image/jpeg",
    byteSize: 1,
    sha256: "0".repeat(64),
  };

  expect(UploadRequest.safeParse(announcement).error).toBeUndefined();
  expect(UploadRequest.safeParse({ ...announcement, ...wrong }).success).toBe(false);
});

test.each(all)("%s shows a body that it takes, or takes none", (name, route) => {
  const example = exampleBody(name as RouteName);

  expect(example === undefined).toBe(route.body === undefined);
  if (route.body) expect(route.body.parse(example)).toEqual(example);
});

test("OpenAPI names every route with its parameters, body and answers", () => {
  const document = JSON.parse(JSON.stringify(openApiDocument()));

  for (const [name, route] of all) {
    const operation = document.paths[`/api${route.path}`][route.method.toLowerCase()];
    expect(operation.operationId).toBe(name);
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(Object.keys(route.answers)));
  }
  const search = document.paths["/api/images"].get.parameters.map(
    (parameter: { name: string }) => parameter.name,
  );
  expect(search).toEqual(["q", "limit", "cursor", "sort", "seek"]);
  expect(document.paths["/api/uploads"].post.requestBody.content["application/json"].schema.required).toEqual(
    ["filename", "contentType", "byteSize", "sha256"],
  );
  expect(document.paths["/api/jobs"].post.requestBody.content["application/json"].example).toEqual({
    action: "trash",
    selection: { q: "blurred" },
  });
});
