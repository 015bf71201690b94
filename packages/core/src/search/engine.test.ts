import { describe } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { testSearch } from "../../test/search/search-suite.ts";

describe("search on PGlite", () => {
  testSearch(newDatabase, { libraries: 3, queries: 15 });
});
