import { expect, test } from "vitest";
import { matchRoute } from "./route-match.ts";

test("finds the route of a method and path, with its decoded parameters", () => {
  expect(matchRoute("GET", "/api/images")?.name).toBe("listImages");
  expect(matchRoute("GET", "/api/images/a%20b")).toMatchObject({
    name: "getImage",
    pathParameters: { imageId: "a b" },
  });
  expect(matchRoute("POST", "/api/images/x/restore")?.name).toBe("restoreImage");
});

test.each([
  ["PUT", "/api/images"],
  ["GET", "/images"],
  ["GET", "/api/images/"],
  ["GET", "/api/images/a/b"],
  ["GET", "/api/openapixjson"],
])("finds none for %s %s", (method, path) => {
  expect(matchRoute(method, path)).toBeUndefined();
});
