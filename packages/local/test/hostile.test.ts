import type { ImageDetail } from "@image-content-search/core/contract";
import {
  bombs,
  garblings,
  impostors,
  liars,
  monsters,
  truncations,
  wholeFormats,
} from "@image-content-search/drawings/hostile";
import { beforeAll, describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { type ApiUser, listKeys, newSystem, signIn } from "./system.ts";

type Make = () => Buffer | Promise<Buffer>;

/** Each hostile file of the corpus, and how its image may end. */
const corpus: [name: string, make: Make, ends: string[]][] = [
  ...entriesOf(impostors, "not-an-image").filter(([name]) => name !== "nothing"),
  ...entriesOf(bombs, "too-large"),
  ...entriesOf(liars, "damaged"),
  ...entriesOf(monsters, "indexed"),
  ...wholeFormats.map((format): (typeof corpus)[number] => {
    return [`half a ${format}`, async () => (await truncations(format))[4] ?? Buffer.alloc(0), ["damaged"]];
  }),
  ...wholeFormats.map((format): (typeof corpus)[number] => {
    const make = async () => (await garblings(format, 1))[0] ?? Buffer.alloc(0);
    return [`a garbled ${format}`, make, ["indexed", "damaged", "too-small", "too-large", "too-narrow"]];
  }),
];

function entriesOf(makes: Readonly<Record<string, Make>>, end: string): typeof corpus {
  return Object.entries(makes).map(([name, make]) => [name, make, [end]]);
}

const Queue = z.object({ dead: z.object({ available: z.number() }) });
const Status = z.object({ asyncInvocations: z.number(), queues: z.record(z.string(), Queue) });

let info: LocalInfo;
let demo: ApiUser;
/** What became of each file, by its name. */
const images = new Map<string, ImageDetail>();

beforeAll(async () => {
  info = await newSystem(undefined, ["labels"]);
  demo = await signIn(info);
  const ids = new Map<string, string>();
  const waiting = [...corpus];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [name, make] = next;
      ids.set(name, await demo.upload(await make(), `${name}.html`));
    }
  };
  await Promise.all([work(), work(), work()]);
  // Within the minute after which Lambda tries a crashed preparation again.
  await vi.waitFor(async () => expect((await demo.call("GET", "/activity")).body.inFlight).toEqual([]), {
    timeout: 55_000,
    interval: 250,
  });
  for (const [name, id] of ids) images.set(name, await demo.image(id));
}, 120_000);

function imageOf(name: string): ImageDetail {
  const image = images.get(name);
  if (!image) throw new Error(`There is no image of ${name}.`);
  return image;
}

test("a file of no bytes is not even announced", async () => {
  expect((await demo.announce(Buffer.alloc(0))).status).toBe(400);
});

test.each(corpus)("%s ends with a code of its own or as a picture", (name, _make, ends) => {
  const { status, failure, preview, thumbnail } = imageOf(name);

  expect(ends).toContain(failure?.code ?? status);
  expect(status).toBe(failure ? "failed" : "indexed");
  if (failure) {
    expect(failure).toMatchObject({ stage: "prepare", retryable: false });
    expect([preview, thumbnail]).toEqual([null, null]);
  }
});

test("no preparation has crashed and no message is dead", async () => {
  const status = await (await fetch(`${info.appUrl}/_local/status`)).json();
  const { asyncInvocations, queues } = Status.parse(status);

  expect(asyncInvocations).toBe(0);
  expect(Object.keys(queues)).toEqual(expect.arrayContaining(["analysis", "index", "watchdog"]));
  for (const [queue, { dead }] of Object.entries(queues)) expect([queue, dead.available]).toEqual([queue, 0]);
});

describe("nothing is served that a browser would run:", () => {
  test("an original is saved, under the type of a picture", async () => {
    for (const { originalUrl } of images.values()) {
      const answer = await fetch(originalUrl ?? "");
      await answer.body?.cancel();
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
      expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
    }
  });

  test("a rendition is a JPEG made here, whose type browsers do not guess", async () => {
    const session = await demo.call("POST", "/session");
    const cookie = session.headers
      .getSetCookie()
      .map((text) => text.split(";")[0])
      .join("; ");
    const pictures = [...images.values()].flatMap(({ thumbnail, preview }) => [thumbnail, preview]);

    const urls = pictures.flatMap((picture) => (picture ? [picture.url] : []));
    expect(urls.length).toBeGreaterThanOrEqual(2 * Object.keys(monsters).length);
    for (const url of urls) {
      const answer = await fetch(info.appUrl + url, { headers: { cookie } });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 3)
          .toString("hex"),
      ).toBe("ffd8ff");
    }
    expect((await listKeys(info, "media/")).map((key) => `/${key}`).sort()).toEqual([...urls].sort());
  });
});
