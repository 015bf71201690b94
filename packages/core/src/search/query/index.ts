export type { Query, Term } from "./ast.ts";
export { QueryError } from "./errors.ts";
export { fold } from "./fold.ts";
export { formatQuery } from "./format.ts";
export { parseQuery, queryLimits } from "./parse.ts";
