import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nameOf } from "./testing/readable.ts";
import { type Resource, synthesize } from "./testing/synthesize.ts";

const { developer } = await synthesize();

/** Bytes of minified code: what an API handler reads before its first answer, and what any other may. */
const limits = { api: 600_000, other: 1_000_000 };

/** As SST deploys them, without source maps and what is copied beside the code: sharp, with its native parts. */
function bundleOf(kind: keyof typeof limits, { id, Properties }: Resource) {
  const folder = join(developer.assets, `asset.${Properties.Code.S3Key.replace(/\.zip$/, "")}`);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (path) => /\.[cm]?js$/.test(path) && !path.startsWith("node_modules"),
  );
  const bytes = files.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  return { function: nameOf(id), kind, files: files.length, bytes, limit: limits[kind] };
}

const bundles = developer.stacks.flatMap((stack) =>
  developer
    .resources(stack, "AWS::Lambda::Function")
    .filter(({ Properties }) => Properties.Handler.startsWith("packages/functions/"))
    .map((resource) => bundleOf(stack === "api" ? "api" : "other", resource)),
);

test("deploys no function whose bundle is larger than it may be", () => {
  const largestFirst = bundles.toSorted((one, other) => other.bytes - one.bytes);
  console.table(largestFirst, ["function", "kind", "bytes", "limit"]);

  expect(bundles.filter(({ kind }) => kind === "api").length).toBeGreaterThan(8);
  expect(bundles.filter(({ kind }) => kind === "other").length).toBeGreaterThan(4);
  expect(bundles.filter(({ files, bytes }) => files !== 1 || bytes < 500)).toEqual([]);
  expect(bundles.filter(({ bytes, limit }) => bytes > limit)).toEqual([]);
});
