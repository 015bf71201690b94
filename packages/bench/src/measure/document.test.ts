import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { composeDocument } from "./document.ts";
import { documents } from "./saved-reports.ts";

test("the page of measurements and its plots are what the kept reports give", async () => {
  for (const [path, content] of await composeDocument()) {
    expect([path, readFileSync(join(documents, path), "utf8")]).toEqual([path, content]);
  }
});
