import { once } from "node:events";
import { copyFileSync, existsSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { quota } from "../src/app/settings.ts";
import { newFolder } from "./aws.ts";
import { launchImport, newPictures, runImport, startImportGate } from "./importer.ts";
import { newSystem, queryColumn, signIn, signUp } from "./system.ts";

const heicPhoto = join(import.meta.dirname, "../../drawings/fixtures/corner.heic");

let info: LocalInfo;
let demo: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  info = await newSystem();
  demo = await signIn(info);
}, 120_000);

const gateWith = (onAnnounced: Parameters<typeof startImportGate>[1]) => startImportGate(info, onAnnounced);
const letPass = async () => undefined;

test("imports a tree and waits for it, and a second run asks for nothing", async () => {
  const state = newFolder();
  const folder = await newPictures(4);
  copyFileSync(heicPhoto, join(folder, "phone.heic"));
  writeFileSync(join(folder, "letter.jpg"), "not a picture, whatever its name");
  symlinkSync(folder, join(folder, "loop"));
  const { url, announced } = await gateWith(letPass);

  const first = await runImport(state, ["--api-url", url, "--wait", folder]);
  const second = await runImport(state, ["--api-url", url, "--wait", folder]);

  expect(first).toMatchObject({
    code: 0,
    site: url,
    account: info.demoUser.email,
    stopped: null,
    counts: { found: 6, sent: 5, notPictures: 1, repeated: 1, skipped: 0, failed: 0 },
    waited: { indexed: 5, notIndexed: 0, pending: 0 },
    failures: [],
  });
  expect(second).toMatchObject({
    code: 0,
    counts: { found: 6, sent: 0, skipped: 5, notPictures: 1 },
    waited: { indexed: 0, pending: 0 },
  });
  expect(announced()).toBe(5);
  const { items } = await demo.search("");
  expect(items.map(({ filename }) => filename).sort()).toEqual([
    "00.jpg",
    "01.jpg",
    "02.jpg",
    "03.jpg",
    "phone.heic",
  ]);
});

test("a dry run says what would be sent, sends nothing and leaves no trace", async () => {
  const state = newFolder();
  const folder = await newPictures(2);
  const { url, announced } = await gateWith(letPass);

  const run = await runImport(state, ["--api-url", url, "--dry-run", folder]);

  expect(run).toMatchObject({ code: 0, dryRun: true, counts: { found: 2, sent: 0 } });
  expect(run.wouldSend["image/jpeg"]).toEqual({ files: 2, bytes: run.bytes.found });
  expect(announced()).toBe(0);
  expect(existsSync(join(state, "image-content-search"))).toBe(false);
});

test("names what is in the library or its trash, and what could not be imported", async () => {
  const state = newFolder();
  const folder = await newPictures(2);
  await runImport(state, ["--api-url", info.appUrl, "--wait", folder]);
  const { items } = await demo.search("00.jpg");
  await demo.call("DELETE", `/images/${items[0]?.imageId}`);
  writeFileSync(join(folder, "large.jpg"), Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  truncateSync(join(folder, "large.jpg"), 32 * 1024 * 1024 + 1);
  symlinkSync("nowhere", join(folder, "broken.jpg"));

  const run = await runImport(state, ["--api-url", info.appUrl, "--again", folder]);

  expect(run).toMatchObject({
    code: 1,
    stopped: null,
    inTrash: [expect.stringMatching(/00\.jpg$/)],
    duplicates: [expect.stringMatching(/01\.jpg$/)],
    failures: [
      { path: expect.stringMatching(/large\.jpg$/), reason: "It is too large: 33.6 MB, at most 32 MiB." },
      { path: expect.stringMatching(/broken\.jpg$/), reason: expect.stringContaining("leads nowhere") },
    ],
  });
});

test("tells why a picture that was sent cannot be indexed", async () => {
  const folder = newFolder();
  writeFileSync(join(folder, "damaged.jpg"), Buffer.from("ffd8ffe000104a464946", "hex"));

  const run = await runImport(newFolder(), ["--api-url", info.appUrl, "--wait", folder]);

  expect(run).toMatchObject({ code: 1, counts: { sent: 1 }, waited: { indexed: 0, notIndexed: 1 } });
  const { body } = await demo.call("GET", "/activity");
  expect(body.failed).toHaveLength(1);
  expect(run.failures).toEqual([
    { path: join(folder, "damaged.jpg"), reason: body.failed[0].failure.message },
  ]);
});

describe("after an interruption the next run does the rest:", () => {
  test("Ctrl-C lets the file in transfer end, says so, and exits with 130", async () => {
    const state = newFolder();
    const folder = await newPictures(12);
    let importer: ReturnType<typeof launchImport> | undefined;
    const { url, announced } = await gateWith(async (n) => {
      if (n !== 4 || !importer) return undefined;
      importer.child.kill("SIGINT");
      // It has heard of the signal when it says so, and has still to finish this file.
      await once(importer.child.stderr, "data");
      return undefined;
    });

    importer = launchImport(state, ["--api-url", url, "--concurrency", "1", "--json", "--quiet", folder]);
    const interrupted = await importer.end;
    const next = await runImport(state, ["--api-url", url, folder]);

    expect(interrupted.code).toBe(130);
    expect(interrupted.errors).toContain("Ending after the files in transfer.");
    expect(JSON.parse(interrupted.output).counts).toMatchObject({ sent: 4, notTried: 8, failed: 0 });
    expect(next).toMatchObject({ code: 0, counts: { skipped: 4, sent: 8 } });
    expect(announced()).toBe(12);
  });

  test("a second Ctrl-C does not wait for a site that does not answer", async () => {
    const folder = await newPictures(1);
    let importer: ReturnType<typeof launchImport> | undefined;
    const { url } = await gateWith(async () => {
      // What comes at once after the first is taken for its echo, so it is sent until it is heard.
      const again = setInterval(() => importer?.child.kill("SIGINT"), 100);
      onTestFinished(() => clearInterval(again));
      return new Promise<never>(() => {});
    });

    importer = launchImport(newFolder(), ["--api-url", url, folder]);

    expect(await importer.end).toMatchObject({ code: 130, output: "" });
  });

  test("kill -9 loses no file that was done", async () => {
    const state = newFolder();
    const folder = await newPictures(12);
    let importer: ReturnType<typeof launchImport> | undefined;
    const { url, announced } = await gateWith(async (n) => {
      if (n === 6) importer?.child.kill("SIGKILL");
      return undefined;
    });

    importer = launchImport(state, ["--api-url", url, "--concurrency", "1", folder]);
    await importer.end;
    const next = await runImport(state, ["--api-url", url, folder]);

    expect(next).toMatchObject({ code: 0, counts: { skipped: 5, sent: 7, duplicates: 0 } });
    expect(announced()).toBe(6 + 7);
  });
});

test("goes on when the token has expired and when the database wakes", async () => {
  const folder = await newPictures(6);
  const tokens = new Set<string>();
  const { url } = await gateWith(async (n, { token }) => {
    tokens.add(token);
    const [first] = tokens;
    // As the authorizer does from the moment that a token ends.
    if (n > 2 && token === first) return { status: 401, body: { message: "Unauthorized" } };
    const error = { code: "database-resuming", message: "The library is waking up." };
    return n === 5 ? { status: 503, headers: { "retry-after": "1" }, body: { error } } : undefined;
  });

  const run = await runImport(newFolder(), ["--api-url", url, "--concurrency", "1", folder]);

  expect(run).toMatchObject({ code: 0, counts: { sent: 6, failed: 0 } });
  expect(tokens.size).toBe(2);
});

test("ends with the server's words when the library is full", async () => {
  const user = await signUp(info, "full@example.com");
  await queryColumn(
    info,
    `insert into owner (owner_id, image_count) values (cast(:id as uuid), ${quota.images - 2}) returning owner_key`,
    [{ name: "id", value: { stringValue: String(decodeJwt(user.token).sub) } }],
  );
  const folder = await newPictures(6);

  const run = await runImport(
    newFolder(),
    ["--api-url", info.appUrl, "--email", "full@example.com", "--concurrency", "1", folder],
    { IMPORT_PASSWORD: "Another-password-1" },
  );

  expect(run).toMatchObject({
    code: 1,
    account: "full@example.com",
    counts: { sent: 2, notTried: 4 },
    stopped: expect.stringContaining("Your library may hold 1000000 pictures"),
  });
});

describe("what cannot run as given ends with 2 and one sentence:", () => {
  const folder = import.meta.dirname;
  test.each([
    ["no such folder", ["/no/such/folder"], "There is no folder or file /no/such/folder."],
    ["an option that does not exist", ["--force", folder], "Unknown option '--force'."],
    [
      "nothing at the address",
      ["--api-url", "http://127.0.0.1:9", folder],
      "Nothing answers at http://127.0.0.1:9.",
    ],
    ["another site", ["--api-url", "AWS", folder], "is not an Image Content Search."],
    [
      "a journal that cannot be",
      ["--journal", "/dev/null/x", folder],
      "The journal /dev/null/x cannot be used",
    ],
    ["no password", ["--email", "a@example.com", folder], "Put the password of a@example.com into"],
  ])("%s", async (_what, args, sentence) => {
    const given = args.map((word) => (word === "AWS" ? info.awsEndpoint : word));
    const url = args.includes("--api-url") ? [] : ["--api-url", info.appUrl];

    const { code, output, errors } = await launchImport(newFolder(), [...url, ...given]).end;

    expect([code, output]).toEqual([2, ""]);
    expect(errors).toContain(sentence);
    expect(errors.trim().split("\n")).toHaveLength(1);
  });

  test("a wrong password", async () => {
    const args = ["--api-url", info.appUrl, "--email", "nobody@example.com", folder];

    const { code, errors } = await launchImport(newFolder(), args, { IMPORT_PASSWORD: "Wrong-password-1" })
      .end;

    expect(code).toBe(2);
    expect(errors).toBe("nobody@example.com could not sign in: Incorrect username or password.\n");
  });
});
