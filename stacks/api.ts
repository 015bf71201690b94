import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  type IHttpApi,
  type IHttpRouteAuthorizer,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpUserPoolAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { type Stack, type StackContext, use } from "sst/constructs";
import { type Route, type RouteName, routeFunction, routes } from "../packages/core/src/contract/index.ts";
import { applicationFunction } from "./application-function.ts";
import { auth } from "./auth.ts";
import { database } from "./database.ts";
import { edge } from "./edge.ts";
import { ingest } from "./ingest.ts";
import { quotaOf } from "./quota-of.ts";
import { storage } from "./storage.ts";
import { join } from "./surroundings.ts";

/** A route and a function of its own for each entry of the contract; all but the open ones want an access token. */
export function api({ stack }: StackContext) {
  const { userPool, client } = use(auth);
  const made = join(
    use(storage).surroundings,
    use(database).surroundings,
    use(edge).surroundings,
    use(auth).surroundings,
    use(ingest).surroundings,
    quotaOf(stack),
  );
  const httpApi = borrow(stack, use(edge).httpApi);
  const authorizers: Record<Route["access"], IHttpRouteAuthorizer> = {
    open: new HttpNoneAuthorizer(),
    owner: new HttpUserPoolAuthorizer("Tokens", userPool, { userPoolClients: [client] }),
  };
  for (const name of routeNames()) {
    const route: Route = routes[name];
    const fn = applicationFunction(stack, name, routeFunction(name), made);
    new HttpRoute(stack, `${name}Route`, {
      httpApi,
      routeKey: HttpRouteKey.with(`/api${route.path}`, HttpMethod[route.method]),
      integration: new HttpLambdaIntegration(name, fn),
      authorizer: authorizers[route.access],
    });
  }
}

/** By reference, so that the authorizer is made here: the pool is made after the API. */
function borrow(stack: Stack, { apiId, apiEndpoint }: HttpApi): IHttpApi {
  return HttpApi.fromHttpApiAttributes(stack, "HttpApi", { httpApiId: apiId, apiEndpoint });
}

function routeNames(): RouteName[] {
  return Object.keys(routes) as RouteName[];
}
