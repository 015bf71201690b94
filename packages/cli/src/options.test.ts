import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../test/folder.ts";
import { CommandError } from "./errors.ts";
import { readOptions, siteUrl } from "./options.ts";

test("takes the laptop, four files at a time, and paths from where the command was given", () => {
  const folder = newFolder({ "a/b.jpg": "" });

  expect(readOptions(["a", "a/b.jpg"], folder)).toEqual({
    paths: [join(folder, "a"), join(folder, "a/b.jpg")],
    siteUrl: "http://localhost:3000",
    email: undefined,
    concurrency: 4,
    journal: undefined,
    dryRun: false,
    again: false,
    wait: false,
    json: false,
    quiet: false,
  });
});

test("gives no options when help is asked for, whatever else is said", () => {
  expect(readOptions(["--help", "/no/such/folder"], "/")).toBeUndefined();
});

test.each([
  [[], "Name a folder to import. See npm run import -- --help"],
  [["/no/such/folder"], "There is no folder or file /no/such/folder."],
  [["--password=x", "/"], "Unknown option '--password'. See npm run import -- --help"],
  [["--concurrency", "many", "/"], "--concurrency has to be a number from 1 to 32, not many."],
  [["--concurrency", "0", "/"], "--concurrency has to be a number from 1 to 32, not 0."],
  [["--concurrency", "1e1", "/"], "--concurrency has to be a number from 1 to 32, not 1e1."],
  [["--email", "--wait", "/"], "Option '--email' argument is ambiguous. See npm run import -- --help"],
  [
    ["--api-url", "localhost:3000", "/"],
    "--api-url has to be an address such as https://example.org, not localhost:3000.",
  ],
])("%j is refused in one sentence", (args, sentence) => {
  expect(() => readOptions(args, "/")).toThrow(new CommandError(sentence));
});

test.each([
  ["https://example.org/", "https://example.org"],
  ["https://example.org/api", "https://example.org"],
  ["http://localhost:3000/api/", "http://localhost:3000"],
])("%s is the site %s", (text, url) => {
  expect(siteUrl("--url", text)).toBe(url);
});
