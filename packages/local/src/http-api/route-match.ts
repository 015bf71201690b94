import { type Route, type RouteName, routes } from "@image-content-search/core/contract";

/** A route of the contract that a request means, with its path parameters. */
export interface RouteMatch {
  name: RouteName;
  route: Route;
  pathParameters: Record<string, string>;
}

const compiled = (Object.keys(routes) as RouteName[]).map((name) => {
  const route: Route = routes[name];
  const parameters = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter ?? "");
  const pattern = route.path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "([^/]+)");
  return { name, route, parameters, pattern: new RegExp(`^/api${pattern}$`) };
});

/** The route for a method and path, or undefined. */
export function matchRoute(method: string, path: string): RouteMatch | undefined {
  for (const { name, route, parameters, pattern } of compiled) {
    const values = route.method === method ? pattern.exec(path) : null;
    if (!values) continue;
    const decoded = parameters.map((parameter, index) => [parameter, decode(values[index + 1] ?? "")]);
    return { name, route, pathParameters: Object.fromEntries(decoded) };
  }
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
