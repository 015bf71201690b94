export {
  modelOf,
  type Operation,
  operationOf,
  planOperations,
  type RawAnswer,
  readDetectors,
  toFindings,
} from "./operations.ts";
