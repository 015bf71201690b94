export {
  modelOf,
  type Operation,
  planOperations,
  type RawAnswer,
  readDetectors,
  toFindings,
} from "./operations.ts";
