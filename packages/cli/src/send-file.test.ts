import { createHash } from "node:crypto";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refusal, startBucket, type Turn } from "../test/bucket.ts";
import { jpeg, newFolder } from "../test/folder.ts";
import { SiteError, unreachable } from "./errors.ts";
import { Journal } from "./journal.ts";
import { Sender, type SendOptions, StopError } from "./send-file.ts";
import type { Announcement } from "./site.ts";
import type { FoundFile } from "./walk.ts";

type Answer = Awaited<ReturnType<SendOptions["site"]["announce"]>>;

const limits = { maxByteSize: 1000, contentTypes: ["image/jpeg"] };

/** A sender to a site that answers announcements by these in turn, and then with an upload to the bucket. */
async function newSender(
  turns: Turn[] = [],
  answers: (Answer | SiteError)[] = [],
  change: Partial<SendOptions> = {},
) {
  const bucket = await startBucket(...turns);
  const announced: Announcement[] = [];
  const announce = async (picture: Announcement): Promise<Answer> => {
    announced.push(picture);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    if (answer) return answer;
    const headers = { "content-type": picture.contentType, "if-none-match": "*" };
    const upload = { method: "PUT" as const, url: bucket.url, headers, expiresAt: "" };
    return { imageId: `image-${picture.sha256.slice(0, 4)}`, upload };
  };
  const journal = new Journal(undefined, { site: "", account: "" });
  const sender = new Sender({
    site: { announce, config: { limits } },
    journal,
    retry: { tries: 3, wait: async () => {}, random: () => 0 },
    dryRun: false,
    again: false,
    stopping: new AbortController().signal,
    onSent: () => {},
    ...change,
  });
  return { sender, journal, announced, received: bucket.received };
}

function newFile(content: Buffer | string, name = "cat.jpg"): FoundFile {
  const path = join(newFolder({ [name]: content }), name);
  const { size, mtimeMs } = statSync(path);
  return { path, byteSize: size, mtimeMs };
}

const sha256 = (content: Buffer) => createHash("sha256").update(content).digest("hex");
const busy = new SiteError("busy", { status: 503, code: "internal", passing: true });

test("announces a picture by its content, sends its bytes with their length, and notes it", async () => {
  const { sender, journal, announced, received } = await newSender();
  const content = jpeg("whiskers");
  const file = newFile(content, "cat.txt");

  const result = await sender.send(file);

  const imageId = `image-${sha256(content).slice(0, 4)}`;
  expect(result).toEqual({ kind: "sent", imageId });
  expect(announced).toEqual([
    { filename: "cat.txt", contentType: "image/jpeg", byteSize: 12, sha256: sha256(content) },
  ]);
  expect(received).toMatchObject([
    { body: content.toString("latin1"), headers: { "content-length": "12", "if-none-match": "*" } },
  ]);
  expect(journal.find(file)).toEqual({ ...file, sha256: sha256(content), imageId, outcome: "sent" });
});

test("a file that is done is skipped unasked, unless it is to be looked at again", async () => {
  const { sender, journal, announced } = await newSender();
  const file = newFile(jpeg("1"));
  await sender.send(file);

  expect(await sender.send(file)).toMatchObject({ kind: "skipped", pending: true });
  expect(announced).toHaveLength(1);
  const again = await newSender([], [], { journal, again: true });
  expect(await again.sender.send(file)).toMatchObject({ kind: "sent" });
});

test.each<[string, Turn[], number]>([
  ["a broken connection", ["break", "break"], 3],
  ["a fault of the bucket", [refusal(500, "InternalError"), refusal(503, "SlowDown")], 3],
  ["a URL that has expired", [refusal(403, "AccessDenied", "Request has expired")], 2],
])("after %s it is announced anew and sent", async (_fault, turns, announcements) => {
  const { sender, announced } = await newSender(turns);

  expect(await sender.send(newFile(jpeg("1")))).toMatchObject({ kind: "sent" });
  expect(announced).toHaveLength(announcements);
});

test("an object that is there already counts as sent", async () => {
  const { sender } = await newSender([refusal(412, "PreconditionFailed")]);

  expect(await sender.send(newFile(jpeg("1")))).toMatchObject({ kind: "sent" });
});

test("a refusal that will not pass fails the file, names the reason, and is not noted as done", async () => {
  const { sender, journal, announced } = await newSender([refusal(403, "SignatureDoesNotMatch")]);
  const file = newFile(jpeg("1"));

  expect(await sender.send(file)).toEqual({
    kind: "failed",
    reason: "The bucket refused it (SignatureDoesNotMatch).",
  });
  expect(announced).toHaveLength(1);
  expect(journal.find(file)).toBeUndefined();
});

test("a fault of the site that lasts fails the file, and one that passes does not", async () => {
  const { sender } = await newSender([], [busy, busy, busy, busy, busy]);

  expect(await sender.send(newFile(jpeg("1")))).toEqual({ kind: "failed", reason: "busy" });
  expect(await sender.send(newFile(jpeg("2")))).toMatchObject({ kind: "sent" });
});

test("tells what the library has already, and what lies in its trash", async () => {
  const { sender, journal, received } = await newSender(
    [],
    [
      { imageId: "1", duplicate: true, trashed: false },
      { imageId: "2", duplicate: true, trashed: true },
    ],
  );
  const files = [newFile(jpeg("1")), newFile(jpeg("2"))] as const;

  expect(await sender.send(files[0])).toEqual({ kind: "duplicate", imageId: "1" });
  expect(await sender.send(files[1])).toEqual({ kind: "in-trash", imageId: "2" });
  expect(received).toEqual([]);
  expect(files.map((file) => journal.find(file)?.outcome)).toEqual(["duplicate", "in-trash"]);
});

test("of files with one content at the same time one is sent, and another if that fails", async () => {
  const { sender, announced } = await newSender([refusal(400, "InvalidRequest")]);
  const twins = ["a", "b", "c"].map((name) => newFile(jpeg("same"), name));

  const results = await Promise.all(twins.map((file) => sender.send(file)));
  const later = await sender.send(newFile(jpeg("same"), "d"));

  expect(results.map(({ kind }) => kind).sort()).toEqual(["duplicate", "failed", "sent"]);
  expect(later).toMatchObject({ kind: "duplicate" });
  expect(announced).toHaveLength(2);
});

test.each([
  ["quota-exceeded", new SiteError("Ask for room.", { status: 403, code: "quota-exceeded", passing: false })],
  [
    "signed-out",
    new SiteError("The sign-in has ended.", { status: 401, code: "signed-out", passing: false }),
  ],
  ["unreachable", unreachable("http://localhost", new Error("ECONNREFUSED"))],
])("goes on with no other file after %s, in the server's words", async (_code, error) => {
  const { sender } = await newSender([], [error, error, error]);

  await expect(sender.send(newFile(jpeg("1")))).rejects.toThrow(new StopError(error.message));
});

test("refuses by content and size without asking", async () => {
  const { sender, announced } = await newSender();

  expect(await sender.send(newFile("GIF89a"))).toEqual({
    kind: "refused",
    reason: "Pictures of the type GIF are not taken here.",
  });
  expect(await sender.send(newFile(jpeg("1".repeat(1000))))).toMatchObject({ kind: "refused" });
  expect(await sender.send(newFile("text", "cat.jpg"))).toEqual({ kind: "not-picture" });
  expect(await sender.send(newFile("", "empty.jpg"))).toEqual({ kind: "not-picture" });
  expect(announced).toEqual([]);
});

test("a file that is gone, or was changed since it was found, is told", async () => {
  const { sender } = await newSender();
  const changed = newFile(jpeg("1"));
  writeFileSync(changed.path, jpeg("longer"));

  expect(await sender.send({ ...changed, path: `${changed.path}.gone` })).toEqual({
    kind: "unreadable",
    reason: "It is not there, or its symbolic link leads nowhere.",
  });
  expect(await sender.send(changed)).toEqual({ kind: "failed", reason: "It was changed while it was read." });
});

test("begins no announcement once the run is to end, and gives up waiting for another try", async () => {
  const stop = new AbortController();
  const { sender, announced } = await newSender([], [busy], {
    stopping: stop.signal,
    retry: {
      tries: 9,
      random: () => 0,
      wait: async () => {
        stop.abort();
        throw new Error("aborted");
      },
    },
  });

  expect(await sender.send(newFile(jpeg("1")))).toEqual({ kind: "not-tried" });
  expect(await sender.send(newFile(jpeg("2")))).toEqual({ kind: "not-tried" });
  expect(announced).toHaveLength(1);
});

test("goes on with no other file when the journal cannot be written", async () => {
  const place = join(newFolder(), "journal");
  const journal = new Journal(place, { site: "", account: "" });
  mkdirSync(place);
  const { sender } = await newSender([], [], { journal });

  await expect(sender.send(newFile(jpeg("1")))).rejects.toThrow(
    new StopError(`The journal ${place} cannot be used (EISDIR).`),
  );
});

test("a dry run tells the type and asks nothing", async () => {
  const { sender, announced } = await newSender([], [], { dryRun: true });

  expect(await sender.send(newFile(jpeg("1")))).toEqual({ kind: "would-send", contentType: "image/jpeg" });
  expect(announced).toEqual([]);
});
