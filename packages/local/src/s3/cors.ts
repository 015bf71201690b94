/** One rule of a bucket's CORS configuration; origins and headers may hold one `*`. */
export interface CorsRule {
  allowedOrigins: readonly string[];
  allowedMethods: readonly string[];
  allowedHeaders?: readonly string[];
  exposeHeaders?: readonly string[];
  maxAgeSeconds?: number;
}

/** What a browser asks for: in a preflight, what it wants to send. */
export interface CorsRequest {
  origin: string;
  method: string;
  /** Of a preflight; in lower case. */
  headers: readonly string[];
}

/** The answer's CORS headers by the first rule that allows the request; undefined when none does. */
export function corsHeaders(
  rules: readonly CorsRule[],
  request: CorsRequest,
): Record<string, string> | undefined {
  const { origin, method, headers } = request;
  const rule = rules.find(
    ({ allowedOrigins, allowedMethods, allowedHeaders = [] }) =>
      allowedMethods.includes(method) &&
      allowedOrigins.some((pattern) => matches(pattern, origin)) &&
      headers.every((name) => allowedHeaders.some((pattern) => matches(pattern.toLowerCase(), name))),
  );
  if (!rule) return undefined;
  const any = rule.allowedOrigins.includes("*");
  return {
    "access-control-allow-origin": any ? "*" : origin,
    "access-control-allow-methods": rule.allowedMethods.join(", "),
    vary: "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
    ...(!any && { "access-control-allow-credentials": "true" }),
    ...(headers.length > 0 && { "access-control-allow-headers": headers.join(", ") }),
    ...(rule.exposeHeaders && { "access-control-expose-headers": rule.exposeHeaders.join(", ") }),
    ...(rule.maxAgeSeconds !== undefined && { "access-control-max-age": String(rule.maxAgeSeconds) }),
  };
}

function matches(pattern: string, text: string): boolean {
  const [before = "", after] = pattern.split("*", 2);
  if (after === undefined) return pattern === text;
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}
