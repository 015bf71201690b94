import type { Activity, ImageDetail } from "@image-content-search/core/contract";
import { expect, test } from "vitest";
import { SiteError } from "./errors.ts";
import { followImages } from "./follow.ts";

type Item = Activity["inFlight"][number];
type Look = { inFlight?: string[]; failed?: string[]; more?: number };

const item = (imageId: string, failure: Item["failure"] = null): Item => ({
  imageId,
  filename: "a.jpg",
  status: failure ? "failed" : "analyzing",
  statusAt: "2026-01-01T00:00:00.000Z",
  attempt: 1,
  failure,
});
const damaged = {
  stage: "prepare",
  code: "not-an-image",
  message: "It is damaged.",
  retryable: false,
} as const;

/** Follows images on a site that answers these looks in turn, the last one for ever; `asked` is by look. */
async function follow(imageIds: string[], looks: Look[], gone: string[] = []) {
  const ended: Record<string, string | undefined> = {};
  const asked: string[][] = [[]];
  const stop = new AbortController();
  let waits = 0;
  const left = await followImages(imageIds, {
    activity: async () => {
      const { inFlight = [], failed = [], more = 0 } = (looks.length > 1 ? looks.shift() : looks[0]) ?? {};
      const counts = {
        awaitingUpload: more,
        preparing: 0,
        analyzing: inFlight.length,
        indexed: 0,
        failed: 0,
      };
      return {
        inFlight: inFlight.map((id) => item(id)),
        failed: failed.map((id) => item(id, damaged)),
        counts,
        throughput: { images: 0, minutes: 5 },
      };
    },
    image: async (imageId) => {
      asked.at(-1)?.push(imageId);
      if (gone.includes(imageId))
        throw new SiteError("no", { status: 404, code: "not-found", passing: false });
      return { status: "indexed", failure: null } as ImageDetail;
    },
    wait: async () => {
      asked.push([]);
      if (++waits > 20) throw new Error("enough");
    },
    stopping: stop.signal,
    atOnce: 2,
    onEnded: (imageId, reason) => {
      ended[imageId] = reason ?? "indexed";
    },
  });
  return { ended, asked: asked.filter(({ length }) => length > 0), left: [...left] };
}

test("asks for an image when it is under way no more, and names the reason of one that failed", async () => {
  const { ended, asked, left } = await follow(
    ["1", "2", "3"],
    [{ inFlight: ["1", "2", "3"] }, { inFlight: ["2"], failed: ["3"] }, {}],
  );

  expect(ended).toEqual({ "1": "indexed", "2": "indexed", "3": "It is damaged." });
  expect(asked).toEqual([["1"], ["2"]]);
  expect(left).toEqual([]);
});

test("asks for the first few alone while more are under way than are listed", async () => {
  const imageIds = Array.from({ length: 30 }, (_, index) => String(index));

  const { asked } = await follow(imageIds, [{ inFlight: ["29"], more: 20 }, { inFlight: ["29"] }, {}]);

  expect(asked.map(({ length }) => length)).toEqual([8, 21, 1]);
  expect(asked[0]).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
});

test("an image that was deleted meanwhile has ended", async () => {
  expect((await follow(["1"], [{}], ["1"])).ended).toEqual({ "1": "It was deleted meanwhile." });
});

test("leaves what has not ended when nobody waits any more", async () => {
  expect(await follow(["1"], [{ inFlight: ["1"] }])).toEqual({ ended: {}, asked: [], left: ["1"] });
});
