export type * from "./ast.ts";
export { sorts, valueFields } from "./ast.ts";
export { dateFault, dateWords, daysOf } from "./dates.ts";
export { QueryError } from "./errors.ts";
export { fieldNames, knownValues, meantValue } from "./fields.ts";
export { type FilenamePart, filenameParts } from "./filename-pattern.ts";
export { fold } from "./fold.ts";
export { formatQuery } from "./format.ts";
export { type Token, type TokenKind, tokenize } from "./lexer.ts";
export { queryLimits } from "./limits.ts";
export { canonicalQuery } from "./normalize.ts";
export { parseQuery, tryQuery } from "./parse.ts";
export {
  isReason,
  type QueryProblem,
  type Reason,
  type RefusalWords,
  sayReason,
} from "./reasons.ts";
export { refusalWords } from "./refusal-words.ts";
export { predicatesOf } from "./tree.ts";
