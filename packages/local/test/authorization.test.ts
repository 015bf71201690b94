import { type Route, type RouteName, routes } from "@image-content-search/core/contract";
import { exampleBody } from "@image-content-search/core/openapi";
import { drawScene } from "@image-content-search/drawings";
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from "jose";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { serveSignedIn } from "./cognito.ts";
import { newSystem, queryColumn, signIn, signUp } from "./system.ts";

const names = Object.keys(routes) as RouteName[];

/** Who may ask a route: everybody, an owner, or the owner of what its path names. */
function askerOf(name: RouteName): string {
  const { access, path }: Route = routes[name];
  const [, thing] = /\{(\w+)Id\}/.exec(path) ?? [];
  if (access === "open") return "everybody";
  return thing ? `${thing}'s owner` : "owner";
}

/** What a route answers who may ask, the first time. */
const answerOf = (name: RouteName) => Number(Object.keys(routes[name].answers).at(-1));
const askedBy = (asker: string) => names.filter((name) => askerOf(name) === asker);
/** A thing of another kind needs one of its own below. */
const routesOfOneThing = ["image", "job", "savedSearch"].flatMap((thing) => askedBy(`${thing}'s owner`));
/** What asks for the impossible of an image in the trash. */
const conflictsInTrash: RouteName[] = ["retryImage"];

/** An image, a job and a saved search, for the routes that name one of them. */
interface Things {
  imageId: string;
  jobId: string;
  savedSearchId: string;
}

let info: LocalInfo;
let demo: Awaited<ReturnType<typeof signIn>>;
let other: typeof demo;
let imageId: string;
let jobId: string;
let savedSearchId: string;
const things = (): Things => ({ imageId, jobId, savedSearchId });

beforeAll(async () => {
  info = await newSystem(undefined, ["labels"]);
  [demo, other] = [await signIn(info), await signUp(info, "other@example.com")];
  imageId = await newIndexed(320);
  jobId = (await demo.call("POST", "/activity/retry")).body.jobId;
  savedSearchId = await newSaved("Kept");
}, 120_000);
afterEach(() => void vi.useRealTimers());

async function newIndexed(width: number): Promise<string> {
  const id = await demo.upload(await drawScene([], { width, height: 240 }));
  await demo.untilEnded(id);
  return id;
}

async function newSaved(name: string): Promise<string> {
  return (await demo.call("POST", "/saved-searches", { name, q: "dog" })).body.savedSearchId;
}

async function newTrashed(): Promise<Things> {
  const id = await newIndexed(450);
  await demo.call("DELETE", `/images/${id}`);
  return { ...things(), imageId: id };
}

/** Asks a route by its contract; answers status and what kind of refusal it is. */
async function ask(name: RouteName, authorization: string | undefined, ids = things()) {
  const { method, path }: Route = routes[name];
  const body = exampleBody(name);
  const named = Object.entries(ids).reduce((text, [id, value]) => text.replace(`{${id}}`, value), path);
  const answer = await fetch(`${info.apiUrl}${named}`, {
    method,
    headers: { "content-type": "application/json", ...(authorization !== undefined && { authorization }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const { error, message } = text ? JSON.parse(text) : {};
  return { name, status: answer.status, refusal: error?.code ?? message };
}

/** All that anybody could change. */
async function everything() {
  const { originalUrl: _, ...image } = await demo.image(imageId);
  return {
    image,
    rows: await queryColumn(info, "select count(*) from image"),
    preferences: await preferences(),
    saved: (await demo.call("GET", "/saved-searches")).body,
  };
}

const preferences = async () => (await demo.call("GET", "/preferences")).body;

test("knows of every route who may ask it", () => {
  const known = [...askedBy("everybody"), ...askedBy("owner"), ...routesOfOneThing];

  expect(known.sort()).toEqual([...names].sort());
});

describe("answers no owner's route, and every open one, to", () => {
  /** The text with its 20th character after the first `mark` replaced by another. */
  const altered = (text: string, mark: string) => {
    const at = text.indexOf(mark) + mark.length + 20;
    return text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
  };
  /** What the demo user's token says, signed by a key that is not the pool's under the name of the pool's. */
  const newForeign = async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const { kid = "" } = decodeProtectedHeader(demo.token);
    return new SignJWT(decodeJwt(demo.token)).setProtectedHeader({ alg: "RS256", kid }).sign(privateKey);
  };
  const newUnsigned = () => {
    const header = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
    return `${header}.${demo.token.split(".")[1]}.`;
  };
  const newExpired = () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 16 * 60_000 });
    return demo.token;
  };

  test.each<[string, () => string | undefined | Promise<string>]>([
    ["no token", () => undefined],
    ["an empty token", () => "Bearer "],
    ["a malformed token", () => "Bearer a.b.c"],
    ["a token without its scheme", () => demo.token],
    ["an expired token", () => `Bearer ${newExpired()}`],
    ["an id token", () => `Bearer ${demo.idToken}`],
    ["another pool's token", async () => `Bearer ${(await serveSignedIn()).AccessToken}`],
    ["an altered token", () => `Bearer ${altered(demo.token, ".")}`],
    [
      "a token with an altered signature",
      () => `Bearer ${altered(demo.token, demo.token.split(".")[1] ?? "")}`,
    ],
    ["a token signed by a foreign key", async () => `Bearer ${await newForeign()}`],
    ["a token signed by nobody", () => `Bearer ${newUnsigned()}`],
  ])("%s", async (_what, newAuthorization) => {
    const before = await everything();
    const authorization = await newAuthorization();

    const answers = await Promise.all(names.map((name) => ask(name, authorization)));

    vi.useRealTimers();
    expect(answers).toEqual(
      names.map((name) => {
        return askerOf(name) === "everybody"
          ? { name, status: answerOf(name), refusal: undefined }
          : { name, status: 401, refusal: "Unauthorized" };
      }),
    );
    expect(await everything()).toEqual(before);
  });
});

describe("answers its owner", () => {
  test.each(askedBy("owner"))("%s", async (name) => {
    const { token } = await signUp(info, `${name.toLowerCase()}@example.com`);

    const status = answerOf(name);
    expect(await ask(name, `Bearer ${token}`)).toEqual({ name, status, refusal: undefined });
  });

  test.each(askedBy("job's owner"))("%s", async (name) => {
    const status = answerOf(name);
    expect(await ask(name, `Bearer ${demo.token}`)).toEqual({ name, status, refusal: undefined });
  });

  test.each(askedBy("savedSearch's owner"))("%s", async (name) => {
    const ids = { ...things(), savedSearchId: await newSaved("Short-lived") };

    const status = answerOf(name);
    expect(await ask(name, `Bearer ${demo.token}`, ids)).toEqual({ name, status, refusal: undefined });
  });

  test.each(askedBy("image's owner"))("%s of an image, and of one in the trash", async (name) => {
    const id = await newIndexed(330 + names.indexOf(name));

    const own = await ask(name, `Bearer ${demo.token}`, { ...things(), imageId: id });
    await demo.untilEnded(id);
    await demo.call("DELETE", `/images/${id}`);
    const trashed = await ask(name, `Bearer ${demo.token}`, { ...things(), imageId: id });

    const accepted = { name, status: answerOf(name), refusal: undefined };
    expect(own).toEqual(accepted);
    expect(trashed).toEqual(
      conflictsInTrash.includes(name) ? { name, status: 409, refusal: "conflict" } : accepted,
    );
  });
});

describe("on every route that names an image, a job or a saved search, refuses", () => {
  const all = (id: string) => ({ imageId: id, jobId: id, savedSearchId: id });

  test.each<[string, () => Things | Promise<Things>, number, string]>([
    ["another owner's", things, 404, "not-found"],
    ["another owner's in the trash", newTrashed, 404, "not-found"],
    ["an unknown one", () => all("0190a5a0-0000-7000-8000-000000000001"), 404, "not-found"],
    ["a number", () => all("1"), 400, "invalid-request"],
    ["a NUL", () => all("%00"), 400, "invalid-request"],
    ["a path", () => all("..%2F..%2Fconfig"), 400, "invalid-request"],
  ])("%s, and changes nothing", async (_what, newThings, status, refusal) => {
    const ids = await newThings();
    const before = await everything();

    const answers = await Promise.all(
      routesOfOneThing.map((name) => ask(name, `Bearer ${other.token}`, ids)),
    );

    expect(answers).toEqual(routesOfOneThing.map((name) => ({ name, status, refusal })));
    expect(await everything()).toEqual(before);
  });
});

test("an owner's searches show no other owner's images", async () => {
  expect((await other.search("")).total).toBe(0);
  expect((await demo.search("")).items.map((item) => item.imageId)).toContain(imageId);
});
