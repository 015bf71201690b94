import { expect, test } from "vitest";
import { type Route, type RouteName, routeFunction, routes } from "../packages/core/src/contract/index.ts";
import { nameOf, readable } from "./testing/readable.ts";
import { type Resource, synthesize } from "./testing/synthesize.ts";

const { developer, production } = await synthesize();
const contract: [string, Route][] = Object.entries(routes);
const made = developer.resources("api", "AWS::ApiGatewayV2::Route");

test("has the contract's routes below /api and no other", () => {
  const expected = contract.map(([, { method, path }]) => `${method} /api${path}`);

  expect(made.map(({ Properties }) => Properties.RouteKey).sort()).toEqual(expected.sort());
});

test("wants a token for every route but health, configuration and OpenAPI", () => {
  const open = made.filter(({ Properties }) => Properties.AuthorizationType === "NONE");
  const guarded = made.filter(({ Properties }) => Properties.AuthorizationType === "JWT");

  expect(open.map(({ Properties }) => Properties.RouteKey).sort()).toEqual([
    "GET /api/config",
    "GET /api/health",
    "GET /api/openapi.json",
  ]);
  expect(guarded).toHaveLength(made.length - 3);
  for (const { Properties } of guarded) expect(readable(Properties.AuthorizerId)).toBe("HttpApiTokens");
});

test("takes the tokens of the one pool for the one client", () => {
  const [authorizer, ...others] = developer.resources("api", "AWS::ApiGatewayV2::Authorizer");

  expect(others).toEqual([]);
  expect(authorizer?.Properties.JwtConfiguration.Audience.map(readable)).toEqual(["UsersBrowser"]);
  expect(readable(authorizer?.Properties.JwtConfiguration.Issuer)).toBe(
    "https://cognito-idp.eu-west-1.amazonaws.com/Users",
  );
  expect(authorizer?.Properties.IdentitySource).toEqual(["$request.header.Authorization"]);
});

test.each(contract)("answers %s by the contract's own function", (name, { method, path }) => {
  const route = made.find(({ Properties }) => Properties.RouteKey === `${method} /api${path}`);
  const fn = functionBehind(route);

  const { handler, timeout, memory } = routeFunction(name as RouteName);
  expect(fn?.Properties).toMatchObject({ Handler: handler, Timeout: timeout, MemorySize: memory });
});

function functionBehind(route: Resource | undefined): Resource | undefined {
  const integrationId = route?.Properties.Target["Fn::Join"][1][1].Ref;
  const integration = developer
    .resources("api", "AWS::ApiGatewayV2::Integration")
    .find(({ id }) => id === integrationId);
  const functionId = integration?.Properties.IntegrationUri["Fn::GetAtt"][0];
  return developer.resources("api", "AWS::Lambda::Function").find(({ id }) => id === functionId);
}

test("limits how often the API is called and logs every call", () => {
  const [stage] = developer.resources("edge", "AWS::ApiGatewayV2::Stage");

  expect(stage?.Properties.DefaultRouteSettings).toEqual({
    ThrottlingBurstLimit: 100,
    ThrottlingRateLimit: 50,
  });
  expect(readable(stage?.Properties.AccessLogSettings.DestinationArn)).toBe("HttpApiLog.Arn");
});

test.each([
  ["a developer's", developer, "10000", "50000000000"],
  ["production", production, "100000", "500000000000"],
] as const)("tells createUpload on %s stage what a library may hold", (_, stage, images, bytes) => {
  const fn = stage.resources("api", "AWS::Lambda::Function").find(({ id }) => nameOf(id) === "createUpload");

  expect(fn?.Properties.Environment.Variables).toMatchObject({ QUOTA_IMAGES: images, QUOTA_BYTES: bytes });
});
