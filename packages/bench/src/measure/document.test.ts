import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { composeDocument } from "./document.ts";
import { documents } from "./saved-reports.ts";

test("the page of measurements and its plots are what the kept reports give", async () => {
  for (const [path, content] of await composeDocument()) {
    const isSame = readFileSync(join(documents, path), "utf8") === content;
    expect(isSame, `docs/${path} is made by npm run measure, and not by hand`).toBe(true);
  }
});
